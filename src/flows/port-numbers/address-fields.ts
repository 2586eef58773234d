import { z } from 'zod';
import { state as stateRow, stateByName } from '../../reference/states.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { retry } from '../shared/outcomes.js';
import type { Address, Data } from './data.js';

const text = z.string().max(120).default('');
export const addressInput = { street: text, city: text, state: text, zip: text };
type Typed = { readonly street: string; readonly city: string; readonly state: string; readonly zip: string };

export const asksState = ({ location }: Data): boolean =>
  location?.country === 'US' || location?.country === 'CA';

const zips: Record<string, RegExp> = {
  US: /^\d{5}(?:-\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  NO: /^\d{4}$/,
};

const stateIn = (typed: string): string | undefined =>
  stateRow(typed.trim())?.code ?? stateByName(typed.trim())?.code;

/** An address as it was typed, or the first thing that is wrong with it. */
export function readAddress(
  typed: Typed,
  data: Data,
  ctx: Ctx,
): { readonly address: Address } | Outcome<Data> {
  const country = data.location?.country ?? 'US';
  const missing = (['street', 'city', ...(asksState(data) ? ['state' as const] : []), 'zip'] as const).filter(
    (field) => typed[field].trim() === '',
  );
  if (missing.length > 0) {
    const fields = missing.map((field) => ctx.t(`names.${field}`)).join(', ');
    return retry('account.missing', { fields });
  }
  const zip = typed.zip.trim().toUpperCase();
  if (zips[country]?.test(zip) === false) {
    return { type: 'retry', problem: { key: 'address.zipWrong', params: { zip } } };
  }
  const plain = { street: typed.street.trim(), city: typed.city.trim(), zip };
  if (!asksState(data)) return { address: plain };
  const state = stateIn(typed.state);
  if (state === undefined) return { type: 'retry', problem: { key: 'address.stateWrong' } };
  return { address: { ...plain, state } };
}

/** `1200 Harbor Street, Houston, TX 77002` in the parts of an address. */
export function addressIn(text: string, data: Data): Typed | undefined {
  const parts = text
    .split(/[,\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const tail = parts.at(-1) ?? '';
  if (parts.length < 2) return undefined;
  if (!asksState(data)) {
    const whole = parts.length > 2 && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(tail);
    if (whole)
      return { street: parts.slice(0, -2).join(', '), city: parts.at(-2) ?? '', state: '', zip: tail };
    const match = /^(\d{4})\s+(.+)$/.exec(tail) ?? /^(.+?)\s+([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i.exec(tail);
    if (match === null) return undefined;
    const [, one = '', other = ''] = match;
    const [zip, city] = /^\d/.test(one) ? [one, other] : [other, one];
    return { street: parts.slice(0, -1).join(', '), city, state: '', zip };
  }
  const match = /^(.*?)\s*((?:\d{5}(?:-\d{4})?)|(?:[A-Z]\d[A-Z] ?\d[A-Z]\d))$/i.exec(tail);
  if (match === null) return undefined;
  const [, before = '', zip = ''] = match;
  // “Houston TX 77002” has no comma between city and state.
  const [, city, state] = /^(.+)\s+([A-Z]{2})$/.exec(before) ?? [];
  const place = city === undefined || state === undefined ? [before] : [city, state];
  const rest = before === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), ...place];
  if (rest.length < 3) return undefined;
  return { street: rest.slice(0, -2).join(', '), city: rest.at(-2) ?? '', state: rest.at(-1) ?? '', zip };
}

/** An address of the country, to show how one is written. */
export const exampleAddress: Record<string, string> = {
  US: '1200 Main Street, Houston, TX 77002',
  CA: '120 King Street West, Toronto, ON M5H 1A1',
  GB: '12 High Street, London SW1A 1AA',
  NO: 'Storgata 12, 0155 Oslo',
};
