/** The fields of the account as a card asks for them, one input each. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PortAccount } from '../../../orders/port/port-order.js';
import type { Country } from '../../../reference/countries.js';
import { checkPostalCode } from '../../../reference/postal-codes.js';
import type { RejectionField } from '../../../reference/rejections.js';
import { formatNumber } from '../phone-format.js';
import { masked } from './mask.js';
import type { AccountChange } from './change-schema.js';

export const accountFields = [
  'accountNumber',
  'pin',
  'authorisedName',
  'businessName',
  'btn',
  'street',
  'city',
  'state',
  'zip',
] as const;
export type AccountField = (typeof accountFields)[number];
export type Typed = Readonly<Partial<Record<AccountField, string>>>;

const secret: readonly string[] = ['accountNumber', 'pin'];
const fieldOf: Partial<Record<RejectionField, AccountField>> = {
  accountNumber: 'accountNumber',
  authorisedName: 'authorisedName',
  btn: 'btn',
  businessName: 'businessName',
  pin: 'pin',
  serviceAddress: 'street',
  state: 'state',
  city: 'city',
  zip: 'zip',
};
/** Countries whose addresses have a state or province. */
export const hasStates = (country: Country): boolean => country === 'US' || country === 'CA';

/** The inputs a row of the table asks for; countries without states have none. */
export const inputsFor = (fields: readonly RejectionField[], country: Country): readonly AccountField[] =>
  fields
    .map((field) => fieldOf[field])
    .filter((field) => field !== undefined)
    .filter((field) => field !== 'state' || hasStates(country));

export function valueOf(field: AccountField, account: Partial<PortAccount> | undefined): string {
  const { serviceAddress } = account ?? {};
  switch (field) {
    case 'street':
    case 'city':
    case 'zip':
      return serviceAddress?.[field] ?? '';
    case 'state':
      return serviceAddress?.state ?? '';
    default:
      return account?.[field] ?? '';
  }
}

/** As it may be shown anywhere. */
export function shownValue(field: AccountField, account: Partial<PortAccount> | undefined): string {
  const value = valueOf(field, account);
  if (secret.includes(field)) return masked(value);
  return field === 'btn' ? formatNumber(value) : value;
}

const fitting = (text: string, shape: RegExp): string | undefined => (shape.test(text) ? text : undefined);

/** What was typed as the order is to have it; undefined when it cannot be that. */
export function readField(field: AccountField, text: string, country: Country): string | undefined {
  const tidy = text.trim().replace(/\s+/g, ' ');
  switch (field) {
    case 'accountNumber':
      return fitting(tidy.replace(/[\s-]/g, ''), /^[A-Za-z0-9./]{2,30}$/);
    case 'pin':
      return fitting(tidy, /^[^\s]{3,20}$/);
    case 'btn': {
      const number = parsePhoneNumberFromString(tidy, isSupportedCountry(country) ? country : undefined);
      return number?.isPossible() === true ? number.number : undefined;
    }
    case 'state':
      return fitting(tidy.toUpperCase(), /^[A-Z]{2}$/);
    case 'zip':
      return checkPostalCode(tidy, country) === 'wrong_form' ? undefined : tidy.toUpperCase();
    default:
      return fitting(tidy, /^.{2,80}$/);
  }
}

/** The account change that these values make, over what was changed before. */
export function changed(
  typed: Typed,
  account: PortAccount | undefined,
  before: AccountChange = {},
): AccountChange {
  const { street, city, state, zip, ...rest } = typed;
  const old = before.serviceAddress ?? account?.serviceAddress ?? { street: '', city: '', zip: '' };
  const parts = Object.fromEntries(
    Object.entries({ street, city, state, zip }).filter(([, value]) => value !== undefined),
  );
  const address = Object.keys(parts).length === 0 ? {} : { serviceAddress: { ...old, ...parts } };
  return { ...before, ...rest, ...address };
}
