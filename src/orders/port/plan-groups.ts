import { createHash } from 'node:crypto';
import type { Country } from '../../reference/countries.js';
import { numberCountry } from './number-country.js';
import type { BillAnswer, PlanGroup, PlanInput } from './plan.js';
import { portClass } from './port-class.js';
import type { PortNumberType, Portability, ServiceAddress } from './port-order.js';

/** A group that is still being filled. */
interface Draft {
  readonly key: string;
  readonly bill?: BillAnswer;
  readonly account: string;
  readonly country: Country | undefined;
  readonly type: PortNumberType;
  readonly losingCarrier: string | undefined;
  readonly btn: string | undefined;
  readonly numbers: string[];
  readonly rateCenters: Set<string>;
}

/** The only BTN the carrier tells for any of its numbers goes for those it tells none for. */
function onlyBtns(portable: readonly Portability[]): ReadonlyMap<string, string | undefined> {
  const only = new Map<string, string | undefined>();
  for (const { losingCarrier = '', btn } of portable) {
    if (btn === undefined) continue;
    only.set(losingCarrier, only.has(losingCarrier) && only.get(losingCarrier) !== btn ? undefined : btn);
  }
  return only;
}

export const addressKey = ({ street, city, state = '', zip }: ServiceAddress): string =>
  [street, city, state, zip].map((part) => part.trim().toLowerCase()).join('|');

/** What the carrier tells for the numbers of a bill, if it is one and the same. */
function toldForBills(
  portable: readonly Portability[],
  billOf: ReadonlyMap<string, BillAnswer>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const told = new Map<string, Set<string>>();
  for (const { number, btn } of portable) {
    const bill = billOf.get(number);
    if (!bill || btn === undefined) continue;
    told.set(bill.id, (told.get(bill.id) ?? new Set()).add(btn));
  }
  return told;
}

const single = (values: ReadonlySet<string> | undefined): string | undefined =>
  values?.size === 1 ? [...values][0] : undefined;

/** Without an answer: one account for each carrier, or for each BTN where the carrier tells several. */
function assign(portable: readonly Portability[], bills: readonly BillAnswer[]): readonly Draft[] {
  const billOf = new Map(bills.flatMap((bill) => bill.numbers.map((number) => [number, bill] as const)));
  const only = onlyBtns(portable);
  const told = toldForBills(portable, billOf);
  const drafts = new Map<string, Draft>();
  for (const check of portable) {
    const { number, type, rateCenter } = check;
    const bill = billOf.get(number);
    const losingCarrier = check.losingCarrier ?? bill?.losingCarrier;
    const btn = bill ? (bill.btn ?? single(told.get(bill.id))) : (check.btn ?? only.get(losingCarrier ?? ''));
    const country = numberCountry(number);
    const account = `${losingCarrier ?? '?'}/${btn ?? bill?.id ?? ''}`;
    const address = bill?.serviceAddress ? addressKey(bill.serviceAddress) : '';
    const key = `${country ?? '?'}#${type}#${account}#${address}`;
    let draft = drafts.get(key);
    if (!draft) {
      draft = {
        ...(bill ? { bill } : {}),
        ...{ key, account, country, type, losingCarrier, btn },
        numbers: [],
        rateCenters: new Set(),
      };
      drafts.set(key, draft);
    }
    draft.numbers.push(number);
    if (rateCenter !== undefined) draft.rateCenters.add(rateCenter);
  }
  return [...drafts.values()];
}

/** By what the group is, not by its place: what a person has typed for it stays with it when the plan changes. */
const shortKey = (key: string): string => `g${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;

function finished(draft: Draft, input: PlanInput): PlanGroup {
  const { bill, account, country, type, losingCarrier, btn, numbers } = draft;
  const rateCenters = [...draft.rateCenters];
  const counted = rateCenters.length > 0 ? rateCenters.length : input.classAnswers?.rateCenters;
  return {
    key: shortKey(draft.key),
    account,
    ...(country ? { country } : {}),
    elsewhere: country !== input.country,
    type,
    ...(losingCarrier === undefined ? {} : { losingCarrier }),
    ...(btn === undefined ? {} : { btn }),
    ...(bill?.serviceAddress ? { serviceAddress: bill.serviceAddress } : {}),
    numbers,
    rateCenters,
    portClass: portClass({
      country: country ?? input.country,
      numbers: numbers.length,
      btns: 1,
      carriers: 1,
      addresses: bill?.serviceAddress ? 1 : (input.classAnswers?.addresses ?? 1),
      ...(counted === undefined ? {} : { rateCenters: counted }),
    }),
  };
}

/** One for each country, type, account and service address, in the order in which they first come up. */
export const groupsOf = (portable: readonly Portability[], input: PlanInput): readonly PlanGroup[] =>
  assign(portable, input.accounts ?? []).map((draft) => finished(draft, input));
