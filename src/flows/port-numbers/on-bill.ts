/** What a bill says of the account it is for. */
import type { Bill } from '../../documents/bill/bill.js';
import type { Ctx, Patch } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { addressIn, readAddress } from './address-fields.js';
import type { Address, Data, GroupData } from './data.js';

const longestEnding = 20;

/** The line that begins with the customer's name, where the bill does not say which one the business name is. */
function nameOnBill({ businessName, lines }: Bill, customer: string | undefined): string | undefined {
  if (businessName !== undefined || customer === undefined) return businessName?.value;
  const name = customer.toLowerCase();
  return lines
    .map((line) => line.trim())
    .find((line) => line.toLowerCase().startsWith(name) && line.length <= name.length + longestEnding);
}

function addressOf(text: string, data: Data, ctx: Ctx): Address | undefined {
  const typed = addressIn(text, data);
  const read = typed === undefined ? undefined : readAddress(typed, data, ctx);
  return read !== undefined && 'address' in read ? read.address : undefined;
}

const mostLines = 4;

/** The lines under the name, as on an envelope: as many as make up an address. */
function underName({ lines, contactName }: Bill, name: string, data: Data, ctx: Ctx): Address | undefined {
  const at = lines.findIndex((line) => line.trim() === name);
  const below = lines
    .slice(at + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && (contactName === undefined || !line.includes(contactName.value)));
  if (at < 0 || !/\d/.test(below[0] ?? '')) return undefined;
  for (let count = 2; count <= mostLines; count += 1) {
    const address = addressOf(below.slice(0, count).join(', '), data, ctx);
    if (address !== undefined) return address;
  }
  return undefined;
}

function addressOnBill(bill: Bill, name: string | undefined, data: Data, ctx: Ctx): Address | undefined {
  const labelled =
    bill.serviceAddress === undefined ? undefined : addressOf(bill.serviceAddress.value, data, ctx);
  return labelled ?? (name === undefined ? undefined : underName(bill, name, data, ctx));
}

/** The fields nobody has filled in yet; the address is only proposed, since service may be delivered elsewhere. */
export function filledIn(bill: Bill, known: GroupData, data: Data, ctx: Ctx): Patch<GroupData> {
  const [account, ...others] = bill.accountNumbers;
  const businessName = nameOnBill(bill, customerOf(ctx, data.customerId)?.name);
  const read = {
    accountNumber: others.length === 0 ? account?.value : undefined,
    businessName,
    authorisedName: bill.contactName?.value,
    btn: bill.btn?.value,
  };
  const open = Object.entries(read).filter(
    ([field, value]) => value !== undefined && known[field as keyof typeof read] === undefined,
  );
  return { ...Object.fromEntries(open), onBill: addressOnBill(bill, businessName, data, ctx) };
}
