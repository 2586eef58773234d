import { z } from 'zod';
import data from './number-words.json' with { type: 'json' };
import { foldWord, type Token } from './tokens.js';

const values = z.record(z.string(), z.int().positive());
const byLocale = z.strictObject({ en: values, nb: values });
const table = z
  .strictObject({
    units: byLocale,
    tens: byLocale,
    times: byLocale,
    articles: z.array(z.string()),
    and: z.array(z.string()),
    fixed: values,
    onlyBeforeNoun: z.array(z.string()),
  })
  .parse(data);

const both = ({ en, nb }: z.infer<typeof byLocale>) =>
  new Map([...Object.entries(en), ...Object.entries(nb)].map(([word, value]) => [foldWord(word), value]));

const tens = both(table.tens);
const times = both(table.times);
const units = both(table.units);
const and = new Set(table.and);
const articles = new Set(table.articles);
const onlyBeforeNoun = new Set(table.onlyBeforeNoun);
const fixed = Object.entries(table.fixed).map(([phrase, value]) => ({ words: phrase.split(' '), value }));
/** `tjuefem` and the older `femogtjue`. */
const compounds = new Map(
  [...tens].flatMap(([ten, tenValue]) =>
    [...units]
      .filter(([, unit]) => unit < 10)
      .flatMap(([word, unit]) => [
        [`${ten}${word}`, tenValue + unit] as const,
        [`${word}og${ten}`, tenValue + unit] as const,
      ]),
  ),
);
const below100 = new Map([...units, ...tens, ...compounds]);

export interface WordNumber {
  readonly value: number;
  /** Token position after the number. */
  readonly end: number;
  /** A word with another meaning too (`to`, `fire`, `a`): a number only right before what is counted. */
  readonly onlyBeforeNoun: boolean;
}

const readBelow100 = (
  tokens: readonly Token[],
  start: number,
): { value: number; end: number } | undefined => {
  const first = tokens[start];
  const value = below100.get(first?.fold ?? '');
  if (value === undefined) return undefined;
  const unit = tens.has(first?.fold ?? '') ? units.get(tokens[start + 1]?.fold ?? '') : undefined;
  const closeBy = /^[\s-]?$/.test(tokens[start + 1]?.gap ?? '.');
  return unit !== undefined && unit < 10 && closeBy
    ? { value: value + unit, end: start + 2 }
    : { value, end: start + 1 };
};

const readFixed = (tokens: readonly Token[], start: number): WordNumber | undefined => {
  const hit = fixed.find(({ words }) => words.every((word, offset) => tokens[start + offset]?.fold === word));
  return hit && { value: hit.value, end: start + hit.words.length, onlyBeforeNoun: false };
};

const readRest = (tokens: readonly Token[], start: number): { value: number; end: number } => {
  const at = and.has(tokens[start]?.fold ?? '') ? start + 1 : start;
  return readBelow100(tokens, at) ?? { value: 0, end: start };
};

/** Reads a number in words, English or Norwegian, such as `twenty-five`, `hundre og ti`, `et dusin`. */
export const readWordNumber = (tokens: readonly Token[], start: number): WordNumber | undefined => {
  const word = tokens[start]?.fold ?? '';
  const fixedNumber = readFixed(tokens, start);
  if (fixedNumber !== undefined) return fixedNumber;
  const counted = articles.has(word) ? { value: 1, end: start + 1 } : readBelow100(tokens, start);
  const timesAt = counted?.end ?? start;
  const factor = times.get(tokens[timesAt]?.fold ?? '');
  if (factor !== undefined) {
    const rest = factor === 100 ? readRest(tokens, timesAt + 1) : { value: 0, end: timesAt + 1 };
    return { value: (counted?.value ?? 1) * factor + rest.value, end: rest.end, onlyBeforeNoun: false };
  }
  return counted && { ...counted, onlyBeforeNoun: counted.end === start + 1 && onlyBeforeNoun.has(word) };
};

export const isNumberWord = (fold: string): boolean => below100.has(fold) || times.has(fold);

/** The language a number word belongs to; undefined for words with another meaning and for no number word. */
export const localeOfNumberWord = (fold: string): 'en' | 'nb' | undefined => {
  if (onlyBeforeNoun.has(fold)) return undefined;
  if (enWords.has(fold)) return 'en';
  return below100.has(fold) || times.has(fold) ? 'nb' : undefined;
};

const enWords = new Set(
  [table.units.en, table.tens.en, table.times.en].flatMap((words) => Object.keys(words)),
);
