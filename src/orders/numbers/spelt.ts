import type { OddItem } from './items.js';
import { readDigits, type PlanOptions } from './number-plans.js';

const keypad = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
const keyOf = new Map(
  keypad.flatMap((letters, at) => Array.from(letters, (letter) => [letter, String(at + 2)] as const)),
);
const dialled = (text: string): string =>
  Array.from(text.toUpperCase(), (char) => keyOf.get(char) ?? char).join('');

const tollFreeArea = /^8(?:00|33|44|55|66|77|88)$/;
const vanity =
  /(1[-. ]{0,2})?(\(?)([2-9]\d\d)(?:\)[-. ]{0,2}|[-.] ?| )((?:[A-Za-z]+|\d+)(?:[-.](?:[A-Za-z]+|\d+)){0,3})(?![\p{L}\d])/uy;

const spaced = new RegExp(vanity.source.replace('(?:[-.](?:', '(?:[-. ](?:'), 'uy');

/** The places of a spelt number; words with spaces between only where that makes seven. */
const matchVanity = (text: string, at: number): RegExpExecArray | null => {
  vanity.lastIndex = at;
  spaced.lastIndex = at;
  const found = vanity.exec(text);
  const longer =
    found !== null && (found[4]?.replace(/[-.]/g, '').length ?? 0) < 7 ? spaced.exec(text) : null;
  return longer?.[4]?.replace(/[-. ]/g, '').length === 7 ? longer : found;
};

/** `1-800-FLOWERS`: words and digits of seven places behind an area code. Other lengths are questioned. */
export const readVanity = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  const [whole, one, bracket, area = '', rest = ''] = matchVanity(text, at) ?? [];
  const places = rest.replace(/[-. ]/g, '');
  if (whole === undefined || !/[A-Za-z]{3}|^[A-Za-z]/.test(places) || !/[A-Za-z]/.test(places.slice(0, 7)))
    return undefined;
  const isTollFree = tollFreeArea.test(area);
  const isCapital = places === places.toUpperCase();
  const isSure = one !== undefined || (isTollFree && (isCapital || whole.charAt(3) === '-'));
  if (!isSure && !(isCapital && (bracket !== '' || whole.charAt(3) !== ' '))) return undefined;
  const span = { kind: 'odd', start: at, end: at + whole.length, why: 'letters' } as const;
  if (places.length !== 7) return isCapital && places.length > (isSure ? 3 : 7) ? span : undefined;
  const reading = readDigits(`+1${area}${dialled(places)}`.slice(1), true, options);
  return reading === undefined ? undefined : { ...span, reading };
};

const word = /0?\d{1,4}(?:[ -]\d{2,4}){0,2}[ -][A-Z]{3,12}(?![\p{L}\d])/uy;

/** `020 8300 TAXI`: capitals behind the first digits, as many as the number lacks. */
export const readSpeltWord = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  word.lastIndex = at;
  const whole = word.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const isHome = options.country === 'GB' ? whole.startsWith('0') : /^\d+[ -]\d/.test(whole);
  if (!isHome) return undefined;
  const span = { kind: 'odd', start: at, end: at + whole.length, why: 'letters' } as const;
  const reading = readDigits(dialled(whole).replace(/\D/g, ''), false, options);
  if (reading !== undefined) return reading.why === 'invalid_area' ? undefined : { ...span, reading };
  return options.country === 'GB' && /^0\d+[ -][A-Z]{8,}$/.test(whole) ? span : undefined;
};
