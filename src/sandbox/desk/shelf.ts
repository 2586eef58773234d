import type { Country } from '../../reference/countries.js';
import type { AvailableBlock, AvailableNumber, Inventory, NumberSearch } from '../../pstn/provider.js';
import type { LedgerView } from './ledger.js';
import { limits } from './limits.js';
import type { Stock, StockNumber } from './stock.js';

export interface Shelf {
  find(number: string): StockNumber | undefined;
  /** Free, unordered and not held; a hold of `key` itself does not stand in the way. */
  isAvailable(number: string, key?: string): boolean;
  states(country: Country): readonly string[];
  inventory(country: Country, state: string): Inventory;
  numbers(country: Country, search: NumberSearch): readonly AvailableNumber[];
  blocks(country: Country, search: NumberSearch & { size: number }): readonly AvailableBlock[];
  /** The numbers of an aligned block within one area code and city, whether available or not. */
  block(first: string, size: number): readonly string[] | undefined;
}

const matches = (search: NumberSearch) => {
  const city = search.city?.toLocaleLowerCase();
  return (entry: StockNumber): boolean =>
    entry.state === search.state &&
    (search.areaCode === undefined || entry.areaCode === search.areaCode) &&
    (search.prefix === undefined || entry.prefix === search.prefix) &&
    (city === undefined || entry.city.toLocaleLowerCase() === city);
};

const summarise = (
  state: string,
  entries: readonly StockNumber[],
  isFree: (number: string) => boolean,
): Inventory => {
  const areaCodes = [...new Set(entries.map((entry) => entry.areaCode))].map((areaCode) => {
    const numbers = entries.filter((entry) => entry.areaCode === areaCode);
    return {
      areaCode,
      cities: [...new Set(numbers.map((entry) => entry.city))],
      available: numbers.filter((entry) => isFree(entry.number)).length,
    };
  });
  return { state, areaCodes };
};

interface ShelfDeps {
  readonly stock: Stock;
  readonly ledger: LedgerView;
  readonly clock: () => Date;
}

const createIsAvailable = ({ stock, ledger, clock }: ShelfDeps) => {
  const isHeldByOther = (number: string, key: string | undefined): boolean => {
    const holder = ledger.holderOf(number);
    if (holder === undefined || holder === key) return false;
    const hold = ledger.holds().get(holder);
    return hold !== undefined && Date.parse(hold.until) > clock().getTime();
  };
  return (number: string, key?: string): boolean =>
    stock.get(number)?.free === true && ledger.ownerOf(number) === undefined && !isHeldByOther(number, key);
};

const createBlock =
  (all: readonly StockNumber[]) =>
  (first: string, size: number): readonly string[] | undefined => {
    const from = all.findIndex((entry) => entry.number === first);
    const start = all[from];
    if (!start || !limits.blockSizes.some((known) => known === size) || start.place % size !== 0) return;
    const entries = all.slice(from, from + size);
    const whole = entries.every((entry) => entry.areaCode === start.areaCode && entry.city === start.city);
    return whole && entries.length === size ? entries.map((entry) => entry.number) : undefined;
  };

/** What can be sold right now: the stock less what orders own and others hold. */
export const createShelf = (deps: ShelfDeps): Shelf => {
  const all = [...deps.stock.values()];
  const isAvailable = createIsAvailable(deps);
  const block = createBlock(all);
  const of = (country: Country) => all.filter((entry) => entry.country === country);
  return {
    find: (number) => deps.stock.get(number),
    isAvailable,
    block,
    states: (country) => {
      const open = of(country).filter((entry) => isAvailable(entry.number));
      return [...new Set(open.map((entry) => entry.state))].sort();
    },
    inventory: (country, state) =>
      summarise(
        state,
        of(country).filter((entry) => entry.state === state),
        isAvailable,
      ),
    numbers: (country, search) =>
      of(country)
        .filter((entry) => matches(search)(entry) && isAvailable(entry.number, search.holdKey))
        .slice(0, search.limit)
        .map(({ number, city, state }) => ({ number, city, state })),
    blocks: (country, search) =>
      of(country)
        .filter((entry) => entry.place % search.size === 0 && matches(search)(entry))
        .flatMap(({ number: first, city, state }) => {
          const numbers = block(first, search.size);
          const last = numbers?.at(-1);
          if (!last || !numbers?.every((number) => isAvailable(number, search.holdKey))) return [];
          return [{ first, last, size: search.size, city, state }];
        })
        .slice(0, search.limit),
  };
};
