import { z } from 'zod';
import { isKnownWord } from './lexicon.js';
import nameWords from './name-words.json' with { type: 'json' };
import { isOneEdit } from './one-edit.js';
import { tokenize } from './tokens.js';

const strings = z.array(z.string());
const table = z.strictObject({ legal: strings, generic: strings, suffixes: strings }).parse(nameWords);
/** Words that tell no name from another: `AS`, `office`. */
export const saysNoName: ReadonlySet<string> = new Set([...table.legal, ...table.generic]);

/** From a whole name to a part that still tells it: a better kind hides a worse one in the same place. */
const kinds = ['whole', 'core', 'first'] as const;
type Kind = (typeof kinds)[number];

interface Match {
  readonly name: string;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

const shortestTypo = 5;
const shortestFirst = 4;

/** `aa`, `oe` as people type å and ø without a Norwegian keyboard. */
export const foldTyped = (word: string): string => word.replace(/aa/g, 'a').replace(/oe/g, 'o');

export const wordsOf = (text: string): readonly string[] =>
  tokenize(text).map((token) => foldTyped(token.fold));

const withoutEnding = (word: string, name: string): string | undefined => {
  if (!word.startsWith(name)) return undefined;
  const ending = word.slice(name.length);
  return ending === 's' || (name.length >= 4 && table.suffixes.includes(ending.replace(/^s/, '')))
    ? name
    : undefined;
};

const isTypo = (word: string, name: string) =>
  name.length >= shortestTypo && !/\d/.test(name) && !isKnownWord(word) && isOneEdit(word, name);

/** Whether a folded word says this folded word of a name; the last one may have an ending. */
export const says = (word: string, name: string, isLast: boolean): boolean =>
  word === name || isTypo(word, name) || (isLast && withoutEnding(word, name) !== undefined);

const findAll = (words: readonly string[], name: readonly string[]): readonly number[] => {
  if (name.length === 0) return [];
  const starts: number[] = [];
  for (let start = 0; start + name.length <= words.length; start += 1) {
    if (name.every((part, offset) => says(words[start + offset] ?? '', part, offset === name.length - 1))) {
      starts.push(start);
    }
  }
  return starts;
};

/** The word sequences by which a name may be called. */
const formsOf = (name: string): Readonly<Record<Kind, readonly string[]>> => {
  const whole = wordsOf(name);
  const core = whole.filter((word) => !saysNoName.has(word));
  const [first = ''] = core;
  const isTelling = core.length > 1 && first.length >= shortestFirst && !isKnownWord(first);
  return { whole, core, first: isTelling ? [first] : [] };
};

const matchesOf = (words: readonly string[], name: string): readonly Match[] => {
  const forms = formsOf(name);
  for (const kind of kinds) {
    const starts = findAll(words, forms[kind]);
    if (starts.length > 0)
      return starts.map((start) => ({ name, kind, start, end: start + forms[kind].length }));
  }
  return [];
};

/** True when `other` says the same words of the text better: more of them, or as a fuller name. */
const hides = (other: Match, match: Match): boolean => {
  const covers = other.start <= match.start && other.end >= match.end;
  const isLonger = other.end - other.start > match.end - match.start;
  return covers && (isLonger || kinds.indexOf(other.kind) < kinds.indexOf(match.kind));
};

/**
 * The names the text mentions, longest first: case, accents, one slip in words of five letters, genitive and
 * `-kontoret` do not matter, nor do `AS` or `office` in the name. Several answers for one mention mean it is ambiguous.
 */
export const matchNames = (text: string, names: readonly string[]): string[] => {
  const words = wordsOf(text);
  const matches = names.flatMap((name) => matchesOf(words, name));
  const shown = matches.filter((match) => !matches.some((other) => hides(other, match)));
  return [...new Set(shown.map(({ name }) => name))].sort((a, b) => b.length - a.length);
};
