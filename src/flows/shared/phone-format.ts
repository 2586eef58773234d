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

/** All numbers in few words: `(713) 555-0100–0104, (713) 555-0117`. */
export const compactNumbers = (numbers: readonly string[]): string =>
  runs(numbers)
    .flatMap((run) => {
      const [first = '', ...rest] = run;
      const last = rest.at(-1);
      if (last === undefined) return [formatNumber(first)];
      return rest.length === 1
        ? run.map(formatNumber)
        : [`${formatNumber(first)}–${formatNumber(last).slice(-4)}`];
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
