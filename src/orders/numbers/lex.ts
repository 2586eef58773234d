import { readAside } from './asides.js';
import type { AsideItem, Lexeme } from './items.js';
import { readLettered } from './lettered.js';
import type { PlanOptions } from './number-plans.js';
import type { Aside } from './outcome.js';
import { readPlain } from './plain.js';
import { phrases, words } from './words.js';

const address = /(?:https?|ftp):\/\/[^\s<>"')\]]+|www\.[^\s<>"')\]]+/iy;
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/y;
const iban = /[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?![A-Za-z\d])/y;
const extension = new RegExp(
  String.raw`(?:${phrases.extension})\.?\s{0,2}[:#=.]?\s{0,2}\d{1,6}(?:-\d{1,5})?(?![\d\p{L}])(?![-. ]?\d{2,4}(?!\d))`,
  'iuy',
);
const hash = /#\s?\d{1,6}(?![\d\p{L}])(?![-.]?\d)/uy;
const mixed = /[\p{L}\d]+/uy;
const word = /a\/c(?!\p{L})|s\/n(?!\p{L})|p\/o(?!\p{L})|\p{L}[\p{L}\p{M}']*/iuy;
const digits = /\d+/y;
const letters = /\p{L}+/uy;
const ordinalSuffix = /^(?:st|nd|rd|th|x|k|h|am|pm)$/;
/** Excel's form of a long number has lost its last digits. */
const scientific = /\d(?:[.,]\d+)?e\+?(?:0?[7-9]|1[0-4])(?![\p{L}\d])/iuy;
/** Ten digits with thousands separators: Excel again, or an amount. */
const grouped = /[1-9]\d{0,2}(?:,\d{3}){3}(?![\d,])/y;
const thousands = /\d{1,3}(?:,\d{3})+(?![\d,])/y;
const fileName = /[\w-]{1,80}\.(?:pdf|csv|xlsx?|docx?|txt|png|jpe?g|zip)\b/iy;

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

const aside = (start: number, end: number, what: Aside): AsideItem => ({ kind: 'aside', start, end, what });

/** `sip:+4722334400@telenor.no` names a number although it looks like a mail address. */
const isSip = (text: string, at: number): boolean => /sips?:\+?$/i.test(text.slice(Math.max(0, at - 6), at));

const lexWord = (text: string, at: number, options: PlanOptions): Lexeme => {
  const address_ = endOf(address, text, at) ?? endOf(mail, text, at) ?? endOf(fileName, text, at);
  if (address_ !== undefined) return aside(at, address_, 'address');
  const account = endOf(iban, text, at);
  if (account !== undefined) return aside(at, account, 'label');
  const ext = endOf(extension, text, at);
  if (ext !== undefined) return { kind: 'extension', start: at, end: ext };
  const end = endOf(word, text, at) ?? at + 1;
  const fold = text.slice(at, end).toLowerCase();
  if (!/\d/.test(text.charAt(end)) || words.phone.has(fold) || words.numbering.has(fold)) {
    return { kind: 'word', start: at, end, fold };
  }
  return readLetteredWord(text, at, options) ?? aside(at, endOf(mixed, text, at) ?? end, 'code');
};

const readLetteredWord = (text: string, at: number, options: PlanOptions): Lexeme | undefined =>
  /[OoIl]/.test(text.charAt(at)) ? readLettered(text, at, options) : undefined;

/** Digits with letters right behind them: a unit, an extension, or part of a code. */
const lexMixed = (text: string, at: number, end: number): Lexeme | undefined => {
  const suffixEnd = endOf(letters, text, end);
  if (suffixEnd === undefined) return undefined;
  const suffix = text.slice(end, suffixEnd).toLowerCase();
  const isUnit = ordinalSuffix.test(suffix) || words.unit.has(suffix);
  if ((isUnit && !/\d/.test(text.charAt(suffixEnd))) || endOf(extension, text, end) !== undefined)
    return undefined;
  return aside(at, endOf(mixed, text, at) ?? suffixEnd, 'code');
};

/** The length of a `+` and a bracket right before. */
const opened = (text: string, at: number): number =>
  /\+?\(?$/.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;

const lexDigits = (text: string, at: number, before: Lexeme | undefined, options: PlanOptions): Lexeme => {
  const plain = readPlain(text, at, before?.kind === 'phone' ? before : undefined, options);
  if (plain !== undefined) return plain;
  const end = endOf(digits, text, at) ?? at + 1;
  const name = endOf(mail, text, at) ?? endOf(fileName, text, at);
  if (name !== undefined && !isSip(text, at)) return aside(at, name, 'address');
  const sci = endOf(scientific, text, at) ?? endOf(grouped, text, at);
  if (
    sci !== undefined &&
    text.slice(at, sci).replace(/[,]/g, '').length > 6 &&
    !/[\d,]$/.test(text.charAt(at - 1))
  ) {
    return { kind: 'odd', start: at, end: sci, why: 'ambiguous' };
  }
  const known = readAside(text, at, end - at, options.country);
  if (known !== undefined) return aside(at, known.end, known.what);
  const count = endOf(thousands, text, at);
  if (count !== undefined && !/[-./,\d]/.test(text.charAt(at - 1))) return aside(at, count, 'amount');
  const lettered = readLettered(text, at, options);
  if (lettered !== undefined) return { ...lettered, start: at - opened(text, at) };
  return lexMixed(text, at, end) ?? { kind: 'group', start: at, end, digits: text.slice(at, end) };
};

const lexAt = (
  text: string,
  at: number,
  before: Lexeme | undefined,
  options: PlanOptions,
): Lexeme | undefined => {
  const char = text.charAt(at);
  if (char >= '0' && char <= '9') return lexDigits(text, at, before, options);
  if (char !== '#') return lexWord(text, at, options);
  const end = endOf(hash, text, at);
  return end === undefined ? undefined : { kind: 'extension', start: at, end };
};

/** The text as words, groups of digits and things that are surely no number. Linear in its length. */
export const lex = (text: string, options: PlanOptions): readonly Lexeme[] => {
  const lexemes: Lexeme[] = [];
  const start = /[\p{L}\d]|#(?=\s?\d)/gu;
  while (start.test(text)) {
    // Letters beyond the basic plane take two places.
    const code = text.charCodeAt(start.lastIndex - 1);
    const at = start.lastIndex - (code >= 0xdc00 && code <= 0xdfff ? 2 : 1);
    const lexeme = lexAt(text, at, lexemes.at(-1), options);
    if (lexeme !== undefined) lexemes.push(lexeme);
    start.lastIndex = lexeme?.end ?? at + 1;
  }
  return lexemes;
};
