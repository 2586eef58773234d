import { z } from 'zod';
import data from './words.json' with { type: 'json' };

/** English, Norwegian, and what stands in French on Canadian bills. */
const bilingual = z
  .strictObject({ en: z.array(z.string()), nb: z.array(z.string()), fr: z.array(z.string()).default([]) })
  .transform(({ en, nb, fr }) => [...new Set([...en, ...nb, ...fr])]);
const inOrder = z.strictObject({ en: z.array(z.string()).length(10), nb: z.array(z.string()).length(10) });

const table = z
  .strictObject({
    source: z.string(),
    /** Labels before a telephone number. */
    phone: bilingual,
    /** Labels before digits that are no telephone number. */
    aside: bilingual,
    /** The same, but only as "order number", "order #": alone they are words of any sentence. */
    asideWhenNumbered: bilingual,
    numbering: bilingual,
    /** "On this account:" speaks of an account and names none. */
    about: bilingual,
    determiner: bilingual,
    linking: bilingual,
    /** Whose "number" is a telephone number; any other unknown word makes it a number of its own kind. */
    numberHead: bilingual,
    list: bilingual,
    range: bilingual,
    rangeOpening: bilingual,
    rangeStart: bilingual,
    rangeEnd: bilingual,
    except: bilingual,
    /** May stand between a word of exception and the number it leaves out. */
    exceptFiller: bilingual,
    /** With these, once it has named a number, an exception is over. */
    resuming: bilingual,
    /** Phrases after a number that leave it out. */
    exceptAfter: bilingual,
    ends: z.strictObject({ first: bilingual, last: bilingual }),
    /** One to ten. */
    counts: inOrder,
    extension: bilingual,
    /** What follows a quantity, and so never a number named by its last digits. */
    unit: bilingual,
    currency: bilingual,
    street: bilingual,
  })
  .parse(data);

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** Longest first, so that "up to and including" is not read as "up to". */
const alternatives = (phrases: readonly string[]): string =>
  [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => escape(phrase).replaceAll(' ', String.raw`\s{1,3}`))
    .join('|');

const set = (words: readonly string[]): ReadonlySet<string> => new Set(words);

export const words = {
  phone: set(table.phone),
  aside: set(table.aside),
  asideWhenNumbered: set(table.asideWhenNumbered),
  numbering: set(table.numbering),
  about: set(table.about),
  determiner: set(table.determiner),
  linking: set(table.linking),
  numberHead: set(table.numberHead),
  exceptFiller: set(table.exceptFiller),
  resuming: set(table.resuming),
  list: set(table.list),
  range: set(table.range),
  rangeOpening: set(table.rangeOpening),
  rangeStart: set(table.rangeStart),
  rangeEnd: set(table.rangeEnd),
  unit: set(table.unit),
  street: set(table.street),
} as const;

/** Sources of regular expressions; all meant for the flag `i`. */
export const phrases = {
  list: alternatives(table.list),
  range: alternatives(table.range),
  except: alternatives(table.except),
  exceptAfter: alternatives(table.exceptAfter),
  extension: alternatives(table.extension),
  currency: alternatives(table.currency),
  first: alternatives(table.ends.first),
  last: alternatives(table.ends.last),
  counts: alternatives([...table.counts.en, ...table.counts.nb]),
} as const;

/** "two" and "to" are 2; undefined for any other word. */
export const countOf = (word: string): number | undefined => {
  const at = [table.counts.en.indexOf(word), table.counts.nb.indexOf(word)].find((index) => index >= 0);
  return at === undefined ? (/^\d{1,4}$/.test(word) ? Number(word) : undefined) : at + 1;
};
