/** Puts placeholders in the place of what nobody outside may read, before a text leaves the program. */
import { nameSpans } from './name-spans.js';
import { isNumberWord } from './number-words.js';
import { secretSpans } from './secrets.js';
import type { Span } from './span.js';
import { foldWord } from './tokens.js';

export interface Masked {
  /** With `<number-1>`, `<name-1>`, `<email-1>` and `<link-1>`; no digit but those of placeholders is left. */
  readonly text: string;
  /** What stood where the placeholder stands now. */
  readonly valueOf: (placeholder: string) => string | undefined;
}

type Kind = 'number' | 'name' | 'email' | 'link';
interface Found extends Span {
  readonly kind: Kind;
}

const emails = /[^\s@<>]{1,64}@[^\s@<>]{1,255}/gu;
const links = /\b(?:https?:\/\/|www\.)\S+/giu;
const telephones = /\+?\(?\p{N}[\p{N}(). \-‐-―]{6,18}\p{N}/gu;
const wordsOrCodes = /[\p{L}\p{M}\p{N}_]+(?:[._/#'’:+-]+[\p{L}\p{M}\p{N}_]+)*/gu;
/** A PIN may be dictated; two words of a number may mean something else. */
const fewestDictated = 3;
const noughts: ReadonlySet<string> = new Set(['zero', 'oh', 'null']);

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

function dictated(text: string): readonly Span[] {
  const runs: Span[][] = [[]];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const fold = foldWord(word);
    if (isNumberWord(fold) || noughts.has(fold))
      runs.at(-1)?.push({ start: index, end: index + word.length });
    else runs.push([]);
  }
  return runs.filter((run) => run.length >= fewestDictated).flat();
}

function allOf(text: string, names: readonly string[]): readonly Found[] {
  const codes = spansOf(text, wordsOrCodes).filter(({ start, end }) => /\p{N}/u.test(text.slice(start, end)));
  const of = (kind: Kind, spans: readonly Span[]): readonly Found[] =>
    spans.map(({ start, end }) => ({ kind, start, end }));
  return [
    ...of('email', spansOf(text, emails)),
    ...of('link', spansOf(text, links)),
    ...of('number', [...secretSpans(text), ...spansOf(text, telephones), ...codes, ...dictated(text)]),
    ...of('name', nameSpans(text, names)),
  ];
}

/** What overlaps is one, so that nothing of it is left over; so are the words of one name. */
function joined(text: string, all: readonly Found[]): readonly Found[] {
  const result: Found[] = [];
  for (const found of [...all].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const before = result.at(-1);
    const gap = text.slice(before?.end ?? 0, found.start);
    const sameName = before?.kind === 'name' && found.kind === 'name' && /^[ -]{0,2}$/.test(gap);
    if (before !== undefined && (found.start < before.end || sameName)) {
      result[result.length - 1] = { ...before, end: Math.max(before.end, found.end) };
    } else result.push(found);
  }
  return result;
}

/** Letters that look alike become one, and what nobody sees falls away: neither may hide a name. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/g, ' ');

/** Masks numbers, codes with a digit, secrets, e-mail addresses, links, and the names given. Pure. */
export function mask(text: string, names: readonly string[]): Masked {
  const read = plain(text);
  const byValue = new Map<string, string>();
  const values = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const placeholder = (kind: Kind, value: string): string => {
    const key = `${kind} ${value.toLowerCase()}`;
    const known = byValue.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `<${kind}-${count}>`;
    byValue.set(key, made);
    values.set(made, value);
    return made;
  };
  let masked = '';
  let at = 0;
  for (const { kind, start, end } of joined(read, allOf(read, names))) {
    masked += read.slice(at, start) + placeholder(kind, read.slice(start, end));
    at = end;
  }
  return { text: masked + read.slice(at), valueOf: (name) => values.get(name) };
}
