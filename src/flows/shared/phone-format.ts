import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** As people in the number's own country write it; unchanged when it is no number. */
export const formatNumber = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatNational() ?? e164;

const follows = (one: string, other: string): boolean =>
  one.length === other.length && BigInt(other.slice(1)) - BigInt(one.slice(1)) === 1n;

const isE164 = (text: string): boolean => /^\+\d+$/.test(text);

function runs(numbers: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const number of [...numbers].sort()) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && isE164(before) && isE164(number) && follows(before, number)) last.push(number);
    else found.push([number]);
  }
  return found;
}

/** The last number of a run, from the first group of digits on that differs from the first number. */
function rest(first: string, last: string): string {
  const groups = last.split(/[ -]/);
  const before = first.split(/[ -]/);
  const from = groups.findIndex((group, index) => group !== before[index]);
  return from <= 0 ? last : groups.slice(from).join(' ');
}

/** All numbers in few words: `(713) 555-0100–0104, (713) 555-0117`. */
export const compactNumbers = (numbers: readonly string[]): string =>
  runs(numbers)
    .flatMap((run) => {
      const [first = '', ...others] = run;
      const last = others.at(-1);
      if (last === undefined) return [formatNumber(first)];
      return others.length === 1
        ? run.map(formatNumber)
        : [`${formatNumber(first)}–${rest(formatNumber(first), formatNumber(last))}`];
    })
    .join(', ');

const pasted = /(?<!\d)(?:\+?1[\s.-]*)?\(?(\d{3})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})(?!\d)/g;

/** The North American numbers in a text, in whatever way they are written. */
export const numbersIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(pasted)].map(
      ([, area = '', exchange = '', line = '']) => `+1${area}${exchange}${line}`,
    ),
  ),
];
