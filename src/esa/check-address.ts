/** What can be said of an address before the provider is asked. */
import { addressFormat, type AddressField } from '../reference/address-formats.js';
import type { Country } from '../reference/countries.js';
import { limits } from '../reference/limits.js';
import { checkPostalCode } from '../reference/postal-codes.js';
import { state as stateRow, stateByName, statesOfCountry } from '../reference/states.js';
import type { EsaAddress } from './address.js';
import { lacksHouse } from './house-and-unit.js';
import { isPoBox } from './po-box.js';
import type { AddressParts } from './split-address.js';

export type AddressProblem =
  | { readonly code: 'missing'; readonly fields: readonly AddressField[] }
  | { readonly code: 'too_long'; readonly field: AddressField; readonly length: number }
  | { readonly code: 'signs'; readonly field: AddressField }
  | { readonly code: 'po_box' }
  | { readonly code: 'postal_code'; readonly value: string }
  | { readonly code: 'house_number' }
  | { readonly code: 'state'; readonly value: string };

export type CheckedAddress =
  | { readonly ok: true; readonly address: EsaAddress }
  | { readonly ok: false; readonly problem: AddressProblem };

/** Letters of any alphabet, digits, and what is written between them. */
const allowed = /^[\p{L}\p{M}\p{N} .,'’#/&()ºª:+-]*$/u;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The state by code or name, where the country has a table of them; as written elsewhere. */
function stateIn(typed: string, country: Country): string | undefined {
  if (statesOfCountry(country).length === 0) return typed.toUpperCase();
  const row = stateRow(typed) ?? stateByName(typed);
  return row?.country === country ? row.code : undefined;
}

const isCode = (text: string, country: Country): boolean => checkPostalCode(text, country) !== 'wrong_form';

function firstProblem(
  typed: AddressParts,
  country: Country,
  isUnnumbered: boolean,
): AddressProblem | undefined {
  const { order } = addressFormat(country);
  const isOptional = (field: AddressField): boolean =>
    field === 'address2' || (field === 'postalCode' && isCode('', country));
  const missing = order.filter((field) => !isOptional(field) && typed[field] === '');
  const tooLong = order.find((field) => typed[field].length > limits.addressFieldLength.value);
  if (tooLong !== undefined) {
    return { code: 'too_long', field: tooLong, length: typed[tooLong].length };
  }
  if (isPoBox(typed.address1) || isPoBox(typed.address2)) return { code: 'po_box' };
  if (missing.length > 0) return { code: 'missing', fields: missing };
  const strange = order.find((field) => !allowed.test(typed[field]));
  if (strange !== undefined) return { code: 'signs', field: strange };
  if (!isCode(typed.postalCode, country)) return { code: 'postal_code', value: typed.postalCode };
  if (order.includes('state') && stateIn(typed.state, country) === undefined) {
    return { code: 'state', value: typed.state };
  }
  return !isUnnumbered && lacksHouse(typed, country) ? { code: 'house_number' } : undefined;
}

/**
 * The address as it can be asked for, or the first thing that is wrong with it. `isUnnumbered`: the person has said
 * that the house has no number.
 */
export function checkAddress(typed: AddressParts, country: Country, isUnnumbered = false): CheckedAddress {
  const parts: AddressParts = {
    address1: tidy(typed.address1),
    address2: tidy(typed.address2),
    city: tidy(typed.city),
    state: tidy(typed.state),
    postalCode: tidy(typed.postalCode).toUpperCase(),
  };
  const problem = firstProblem(parts, country, isUnnumbered);
  if (problem !== undefined) return { ok: false, problem };
  const { address1, address2, city, postalCode } = parts;
  const state = addressFormat(country).order.includes('state') ? stateIn(parts.state, country) : undefined;
  return {
    ok: true,
    address: {
      address1,
      ...(address2 === '' ? {} : { address2 }),
      city,
      ...(state === undefined ? {} : { state }),
      postalCode,
      country,
    },
  };
}
