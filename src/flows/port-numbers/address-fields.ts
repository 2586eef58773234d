import { z } from 'zod';
import { splitPlace } from '../../esa/split-address.js';
import type { Country } from '../../reference/countries.js';
import { checkPostalCode } from '../../reference/postal-codes.js';
import { state as stateRow, stateByName } from '../../reference/states.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { retry } from '../shared/outcomes.js';
import { hasStates } from '../shared/port/account-fields.js';
import type { Address, Data } from './data.js';

const text = z.string().max(120).default('');
export const addressInput = { street: text, city: text, state: text, zip: text };
type Typed = { readonly street: string; readonly city: string; readonly state: string; readonly zip: string };

const countryOf = ({ location }: Data): Country => location?.country ?? 'US';

export const asksState = (data: Data): boolean => hasStates(countryOf(data));

const stateIn = (typed: string): string | undefined =>
  stateRow(typed.trim())?.code ?? stateByName(typed.trim())?.code;

/** An address as it was typed, or the first thing that is wrong with it. */
export function readAddress(
  typed: Typed,
  data: Data,
  ctx: Ctx,
): { readonly address: Address } | Outcome<Data> {
  const missing = (['street', 'city', ...(asksState(data) ? ['state' as const] : []), 'zip'] as const).filter(
    (field) => typed[field].trim() === '',
  );
  if (missing.length > 0) {
    const fields = missing.map((field) => ctx.t(`names.${field}`)).join(', ');
    return retry('account.missing', { fields });
  }
  const zip = typed.zip.trim().toUpperCase();
  if (checkPostalCode(zip, countryOf(data)) === 'wrong_form') {
    return { type: 'retry', problem: { key: 'address.zipWrong', params: { zip } } };
  }
  const plain = { street: typed.street.trim(), city: typed.city.trim(), zip };
  if (!asksState(data)) return { address: plain };
  const state = stateIn(typed.state);
  if (state === undefined) return { type: 'retry', problem: { key: 'address.stateWrong' } };
  return { address: { ...plain, state } };
}

/** `1200 Harbor Street, Houston, TX 77002` in the parts of an address; undefined for what is no whole one. */
export function addressIn(written: string, data: Data): Typed | undefined {
  const home = countryOf(data);
  const { streets, city, state, postalCode: zip, country = home } = splitPlace(written, home);
  const street = streets.join(', ');
  const isWhole = [street, city, zip, ...(asksState(data) ? [state] : [])].every((part) => part !== '');
  return isWhole && country === home && /[,\n]/.test(written) ? { street, city, state, zip } : undefined;
}

/** An address of the country, to show how one is written. */
export const exampleAddress: Record<string, string> = {
  US: '1200 Main Street, Houston, TX 77002',
  CA: '120 King Street West, Toronto, ON M5H 1A1',
  GB: '12 High Street, London SW1A 1AA',
  NO: 'Storgata 12, 0155 Oslo',
};
