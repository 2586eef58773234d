import { countOf, phrases, words } from './words.js';

const except = new RegExp(String.raw`(?:${phrases.except})(?![\p{L}\d])`, 'iuy');
const exceptAfter = new RegExp(String.raw`(?:${phrases.exceptAfter})(?![\p{L}\d])`, 'iuy');
const cut = new RegExp(
  String.raw`[\s:]{1,3}(?:for\s)?(?:(?:the|de|den|very)\s){0,2}` +
    String.raw`(?:(${phrases.first})|(${phrases.last}))(?:\s(${phrases.counts}|\d{1,4})(?![\p{L}\d-])|(?!\s?[:-]?\s?\d))(?![\p{L}\d])`,
  'iuy',
);
/** "All but the last:" in front of the list. */
const cutOfList = new RegExp(
  String.raw`[\s:]{1,3}(?:(?:the|de|den)\s){0,2}(?:(${phrases.first})|(${phrases.last})):`,
  'iuy',
);
const cutReversed = new RegExp(
  String.raw`[\s:]{1,3}(?:the|de)\s(${phrases.counts}|\d{1,4})\s(?:(${phrases.first})|(${phrases.last}))(?![\p{L}\d])(?!\s?\d)`,
  'iuy',
);

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
};

/** The end of a phrase such as "all but" or "unntatt" that begins here. */
export const exceptAt = (text: string, at: number): number | undefined => {
  const found = matchAt(except, text, at);
  if (found === undefined) return undefined;
  const end = at + found[0].length;
  return text.charAt(end) === '.' && /^ek?s?/i.test(found[0]) ? end + 1 : end;
};

/** The end of "do not port" behind a number: no other number follows on its line. */
export const exceptAfterAt = (text: string, at: number): number | undefined => {
  const found = matchAt(exceptAfter, text, at);
  if (found === undefined) return undefined;
  const end = at + found[0].length;
  return /^[^\n;|\d]{0,60}(?:$|[\n;|])/.test(text.slice(end, end + 62)) ? end : undefined;
};

export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly cut: { readonly end: 'first' | 'last'; readonly count: number };
}

/** "the last two", "de to siste": right behind a phrase of exception; `isOpening` before any number. */
export const cutAt = (text: string, at: number, isOpening: boolean): Cut | undefined => {
  const found = matchAt(cut, text, at) ?? (isOpening ? matchAt(cutOfList, text, at) : undefined);
  const reversed = found === undefined ? matchAt(cutReversed, text, at) : undefined;
  const whole = (found ?? reversed)?.[0];
  if (whole === undefined) return undefined;
  const word = found === undefined ? reversed?.[1] : found[3];
  const count = word === undefined ? 1 : countOf(word.toLowerCase());
  const isFirst = (found === undefined ? reversed?.[2] : found[1]) !== undefined;
  if (count === undefined || count === 0) return undefined;
  const start = at + whole.length - whole.trimStart().length;
  return { start, end: at + whole.length, cut: { end: isFirst ? 'first' : 'last', count } };
};

const sameSentence = /^["'*]?[ \t]*(?:[,;:&+/("'*•·=-]+(?:[ \t]+["'*(+-]*)?)?$/;

/** Whether what follows still belongs to the exception; on a new line only after a comma or a colon. */
export const isSameSentence = (gap: string, isFirst: boolean): boolean => {
  if (sameSentence.test(gap)) return isFirst || !gap.includes(':');
  const [head = '', tail = '', more] = gap.split('\n');
  if (more !== undefined || !gap.includes('\n')) return false;
  const opens = isFirst ? /^[ \t]*(?::[ \t]*)?$/ : /^[ \t]*[,;&][ \t]*$/;
  return opens.test(head) && /^[ \t"'*•(+-]*$/.test(tail);
};

/** Words that do not end an exception. */
export const goesOn = (fold: string, isFirst: boolean): boolean =>
  (words.exceptFiller.has(fold) && (isFirst || !words.resuming.has(fold))) ||
  words.list.has(fold) ||
  words.range.has(fold);
