import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Location } from '../../pstn/provider.js';
import type { Country } from '../../reference/countries.js';
import { compactNumbers } from '../shared/phone-format.js';
import type { Ctx } from '../engine/flow.js';
import type { Address } from './data.js';
import { shownOf, type OrderToBe } from './orders-to-be.js';

const maxParts = 24;

/** Numbers in few words; of very many only the first, and how many more there are. */
export function someNumbers(numbers: readonly string[], ctx: Ctx, most = maxParts): string {
  const parts = compactNumbers(numbers).split(', ');
  if (parts.length <= most) return parts.join(', ');
  const shown = parts.slice(0, most).join(', ');
  return ctx.t('numbers.more', { shown, more: parts.length - most });
}

const callingCode = (country: Country): string =>
  isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : '+';

const international = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;

/** As `someNumbers`, those of other countries than that of `location` with their country code. */
export function numbersAt(
  location: Location | undefined,
  numbers: readonly string[],
  ctx: Ctx,
  most = maxParts,
): string {
  const code = callingCode(location?.country ?? 'US');
  const home = numbers.filter((number) => number.startsWith(code));
  const abroad = numbers.filter((number) => !number.startsWith(code)).map(international);
  const shown = abroad.slice(0, most);
  const more = abroad.length - shown.length;
  const rest = more === 0 ? shown.join(', ') : ctx.t('numbers.more', { shown: shown.join(', '), more });
  return [home.length === 0 ? '' : someNumbers(home, ctx, most), rest].filter(Boolean).join(', ');
}

const visible = 2;

/** All but the last two characters hidden. */
export const masked = (secret: string | undefined): string =>
  secret === undefined || secret === ''
    ? ''
    : `••••${secret.length > 2 * visible ? secret.slice(-visible) : ''}`;

export const addressText = (address: Address | undefined): string => {
  if (address === undefined) return '';
  const { street, city, state, zip } = address;
  const place = /^\d{4}$/.test(zip) ? [`${zip} ${city}`] : [city, [state, zip].filter(Boolean).join(' ')];
  return [street, ...place].filter(Boolean).join(', ');
};

/** Which order a card is about: its place among several, and its numbers. */
export function whichOrder(order: OrderToBe | undefined, orders: number, ctx: Ctx): string {
  if (order === undefined) return '';
  const params = { index: order.index, orders, numbers: someNumbers(order.group.numbers, ctx, 3) };
  return ctx.t(orders > 1 ? 'account.which' : 'account.whichOne', params);
}

/** That there are more orders than the card shows. */
export const moreOrders = (count: number, ctx: Ctx): readonly { readonly line: string }[] => {
  const { more } = shownOf(Array.from({ length: count }));
  return more === 0 ? [] : [{ line: ctx.t('plan.moreOrders', { more }) }];
};

export const carrierName = (order: OrderToBe | undefined, ctx: Ctx): string =>
  order === undefined || order.carrier === '' ? ctx.t('plan.unknownCarrier') : order.carrier;
