import type { Country } from '../../reference/countries.js';
import { endsCleanly, gapBetween, standsAloneOnLine } from './gaps.js';
import type { DigitsItem } from './items.js';
import { planOf } from './number-plans.js';
import { withLastDigits } from './ranges.js';
import { isColumn, type Base, type State } from './state.js';

const shortest = 2;
const longest = 4;
/** Rows of one column that name a number by its last digits lie close together. */
const columnReach = 1_000;

const fitsList = (item: DigitsItem, gap: string, hasColumns: boolean): boolean => {
  const { length } = item.digits;
  if (length < shortest || length > longest || item.shape.includes('-')) return false;
  // Without a space it may be the next cell of a row.
  return !/^[,;]$/.test(gap) || (!hasColumns && length > shortest);
};

const isHigher = (base: Base, digits: string): boolean => digits > base.e164.slice(-digits.length);

const isNear = (base: Base, digits: string): boolean => {
  const before = base.e164.slice(-digits.length);
  return isHigher(base, digits) || digits.slice(0, -2) === before.slice(0, -2);
};

const isNextRow = ({ clean: { text } }: State, base: Base, item: DigitsItem): boolean => {
  const { length } = item.digits;
  const distance = Number(item.digits) - Number(base.e164.slice(-length));
  return (
    length === longest &&
    distance > 0 &&
    distance < columnReach &&
    standsAloneOnLine(text, item.start, item.end)
  );
};

const services = {
  nanp: { code: '+1', shape: /^[2-9]11$/ },
  gb: { code: '+44', shape: /^(?:999|112|111|101)$/ },
  no: { code: '+47', shape: /^(?:11[0-3]|1881)$/ },
} as const;

function serviceOf(country: Country): (typeof services)[keyof typeof services] | undefined {
  const plan = planOf(country);
  return plan === 'other' ? undefined : services[plan];
}

/** `411` in a list is the service number, unless it counts on from `410`. */
const isService = ({ e164 }: Base, digits: string): boolean =>
  Object.values(services).some(({ code, shape }) => e164.startsWith(code) && shape.test(digits)) &&
  Number(digits) !== Number(e164.slice(-digits.length)) + 1;

/** `911` on a line of its own, whatever stands above. */
export const isBareService = ({ clean, options }: State, { digits, start, end }: DigitsItem): boolean =>
  (serviceOf(options.country)?.shape.test(digits) ?? false) && standsAloneOnLine(clean.text, start, end);

export type Sibling = { readonly e164: string } | 'ambiguous' | 'n11';

/** The number meant by last digits such as `0101` behind `713-555-0100,`; or that it cannot be told. */
export const siblingOf = (state: State, item: DigitsItem, isCounted: boolean): Sibling | undefined => {
  const { base, columnAt } = state;
  const { text } = state.clean;
  if (base === undefined || item.isPlus) return undefined;
  const gap = gapBetween(text, base.end, item.start);
  const { digits } = item;
  const meant = { e164: withLastDigits(base.e164, digits) };
  if (gap === 'slash') return digits.length <= longest && !isCounted ? meant : undefined;
  if (gap !== 'list' || !endsCleanly(text, item.end)) return undefined;
  const written = text.slice(base.end, item.start);
  if (written.includes('\n') && written.trim() === '')
    return isColumn(state) && isNextRow(state, base, item) ? meant : undefined;
  if (isService(base, digits)) return 'n11';
  if (!fitsList(item, written, columnAt(item.start) !== undefined)) return undefined;
  return isNear(base, digits) ? meant : digits.length === longest ? 'ambiguous' : undefined;
};
