import { staysInList, type Why } from '../../orders/numbers/outcome.js';
import { readNumbers } from '../../orders/numbers/read-numbers.js';
import type { Location } from '../../pstn/provider.js';
import type { Ctx, Patch, Problem } from '../engine/flow.js';
import { someNumbers } from './words.js';
import type { Data, Odd } from './data.js';

/** Longer lists are projects; a draft must stay light enough to be saved with every press. */
export const mostNumbers = 2_000;

export function read(text: string, location: Location, ctx: Ctx): { numbers: string[]; odd: Odd[] } {
  const sandbox = ctx.pstn.fiction === true;
  const { numbers, tokens } = readNumbers(text, { country: location.country, sandbox });
  const odd = tokens.flatMap(({ token, why, numbers: read }) =>
    why === undefined ? [] : [{ token, why, numbers: [...read] }],
  );
  return { numbers, odd };
}

/** A word that spells a number, another country, toll-free, an extension: in the list, but asked about. */
const isQuestioned = ({ why, numbers }: Odd): boolean => numbers.length > 0 && staysInList(why as Why);

const once = (numbers: readonly string[]): string[] => [...new Set(numbers)];

const sameToken = (one: Odd, other: Odd): boolean => one.token === other.token && one.why === other.why;
const onceOdd = (odd: readonly Odd[]): Odd[] =>
  odd.filter((one, index) => odd.findIndex((other) => sameToken(one, other)) === index);

/** Nothing of what was read before waits for an answer. */
const isClear = ({ settled, questioned = [], held = [] }: Data): boolean =>
  settled === true || questioned.length + held.length === 0;

/** What a pasted text adds to the list. */
export function added(text: string, location: Location, data: Data, ctx: Ctx): Patch<Data> {
  const { numbers, odd } = read(text, location, ctx);
  const before = data.numbers ?? [];
  const again = numbers.filter((number) => before.includes(number)).length;
  const duplicates = odd.filter(({ why }) => why === 'duplicate').length + again;
  const left = odd.filter(({ why }) => why !== 'duplicate');
  const asked = left.filter(isQuestioned);
  if (again > 0 && again === numbers.length && left.length === 0) {
    const params = { count: again, numbers: someNumbers(numbers, ctx, 5) };
    return { pasted: undefined, told: { key: 'numbers.thereAlready', params } };
  }
  return {
    numbers: once([...before, ...numbers]),
    questioned: onceOdd([...(data.questioned ?? []), ...asked]),
    held: onceOdd([...(data.held ?? []), ...left.filter((one) => !isQuestioned(one))]),
    duplicates: (data.duplicates ?? 0) + duplicates,
    pasted: undefined,
    settled: left.length === 0 && isClear(data) ? true : undefined,
  };
}

/** What comes before there is a location to read it for is kept beside what came earlier. */
export const pastedWith = (text: string, { pasted }: Data): string =>
  [pasted, text].filter((one) => one !== undefined).join('\n');

export const hasNumbers = (text: string, location: Location, ctx: Ctx): boolean => {
  const { numbers, odd } = read(text, location, ctx);
  return numbers.length > 0 || odd.some(isQuestioned);
};

export function tooMany(patch: Patch<Data>): Problem | undefined {
  const count = patch.numbers?.length ?? 0;
  return count <= mostNumbers ? undefined : { key: 'numbers.tooMany', params: { count, most: mostNumbers } };
}

const removal =
  /^\s*(?:all\s+)?(?:without|except|remove|take out|leave out|drop|uten|unntatt|bortsett fra|fjern|ta bort|ta ut)\b[:\s]*([^:\s].*)$/is;

/** The text after “without” and the like; undefined when the sentence takes nothing out. */
export const removalIn = (text: string): string | undefined => removal.exec(text)?.[1];

/** The numbers of `among` that a text names, in full or by their last four digits. */
export function namedAmong(text: string, among: readonly string[], location: Location, ctx: Ctx): string[] {
  const full = read(text, location, ctx).numbers.filter((number) => among.includes(number));
  if (full.length > 0) return full;
  const ends = [...text.matchAll(/(?<!\d)(\d{4})(?:\s*(?:-|–|to|til)\s*(\d{4}))?(?!\d)/gi)];
  return among.filter((number) => {
    const end = Number(number.slice(-4));
    return ends.some(([, from = '', to]) => end >= Number(from) && end <= Number(to ?? from));
  });
}

export function removed(numbers: readonly string[], data: Data): Patch<Data> {
  const gone = new Set(numbers);
  return {
    numbers: (data.numbers ?? []).filter((number) => !gone.has(number)),
    questioned: (data.questioned ?? []).filter((odd) => !odd.numbers.every((number) => gone.has(number))),
    bills: (data.bills ?? [])
      .map((bill) => bill.filter((number) => !gone.has(number)))
      .filter((bill) => bill.length > 0),
  };
}

export const notThere = (text: string, ctx: Ctx, numbers: readonly string[]): Problem => ({
  key: 'numbers.notThere',
  params: { numbers: numbers.length > 0 ? someNumbers(numbers, ctx, 5) : text.trim().slice(0, 80) },
});
