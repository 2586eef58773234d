import type {
  AvailableBlock,
  AvailableNumber,
  HoldResult,
  Inventory,
  NumberSearch,
} from '../../src/pstn/provider.js';
import { locationOf, soldOut, stock, type StockNumber } from './fake-world.js';

const holdMinutes = 10;

/** What can be had at the moment: the stock less what is taken, ordered or held by others. */
export function createFakeShelf(clock: () => Date) {
  const taken = new Set<string>();
  const held = new Map<string, readonly string[]>();

  const isHeldByOther = (number: string, key?: string): boolean =>
    [...held].some(([holder, numbers]) => holder !== key && numbers.includes(number));
  const isFree = (number: string, key?: string): boolean => !taken.has(number) && !isHeldByOther(number, key);
  const matching = ({ locationId, state, areaCode, prefix, city, holdKey }: NumberSearch): StockNumber[] =>
    stock.filter(
      (entry) =>
        entry.country === locationOf(locationId).country &&
        entry.state === state &&
        (areaCode === undefined || entry.areaCode === areaCode) &&
        (prefix === undefined || entry.number.slice(5, 8) === prefix) &&
        (city === undefined || entry.city === city) &&
        isFree(entry.number, holdKey),
    );

  return {
    taken,
    held,
    isFree,
    inventory: (locationId: string, state: string): Inventory => inventoryOf(locationId, state, isFree),
    numbers: (search: NumberSearch): AvailableNumber[] =>
      matching(search)
        .slice(0, search.limit)
        .map(({ number, city, state }) => ({ number, city, state })),
    blocks: (search: NumberSearch & { size: number }): AvailableBlock[] =>
      matching(search)
        .flatMap((entry) => blockAt(entry, search.size, (number) => isFree(number, search.holdKey)))
        .slice(0, search.limit),
    hold(key: string, numbers: readonly string[]): HoldResult {
      const mine = numbers.filter((number) => isFree(number, key));
      if (mine.length > 0) held.set(key, mine);
      else held.delete(key);
      return {
        held: mine,
        taken: numbers.filter((number) => !mine.includes(number)),
        until: new Date(clock().getTime() + holdMinutes * 60_000).toISOString(),
      };
    },
  };
}

export function statesOf(locationId: string): string[] {
  const { country } = locationOf(locationId);
  return [...new Set(stock.filter((entry) => entry.country === country).map(({ state }) => state))];
}

export type FakeShelf = ReturnType<typeof createFakeShelf>;

function inventoryOf(locationId: string, state: string, isFree: (number: string) => boolean): Inventory {
  const { country } = locationOf(locationId);
  const mine = stock.filter((entry) => entry.country === country && entry.state === state);
  const areaCodes = [...new Set(mine.map(({ areaCode }) => areaCode))].map((areaCode) => {
    const entries = mine.filter((entry) => entry.areaCode === areaCode);
    return {
      areaCode,
      cities: [...new Set(entries.map(({ city }) => city))],
      available: entries.filter(({ number }) => isFree(number)).length,
    };
  });
  return { state, areaCodes: [...areaCodes, ...soldOut.filter((row) => row.state === state)] };
}

export function numbersOfBlock(first: string, size: number): string[] {
  const from = stock.findIndex(({ number }) => number === first);
  return stock.slice(from, from + size).map(({ number }) => number);
}

function blockAt(entry: StockNumber, size: number, isFree: (number: string) => boolean): AvailableBlock[] {
  const { number: first, areaCode, city, state } = entry;
  const numbers = numbersOfBlock(first, size);
  const isWhole =
    Number(first.slice(-3)) % size === 0 &&
    numbers.length === size &&
    numbers.every((number) => number.startsWith(`+1${areaCode}`) && isFree(number));
  return isWhole ? [{ first, last: numbers.at(-1) ?? '', size, city, state }] : [];
}
