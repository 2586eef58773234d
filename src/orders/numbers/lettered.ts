import type { OddItem } from './items.js';
import { planOf, readDigits, type PlanOptions } from './number-plans.js';

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
const readVanity = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  const [whole, one, bracket, area = '', rest = ''] = matchVanity(text, at) ?? [];
  const places = rest.replace(/[-. ]/g, '');
  if (whole === undefined || !/[A-Za-z]{3}|^[A-Za-z]/.test(places) || !/[A-Za-z]/.test(places.slice(0, 7)))
    return undefined;
  const isTollFree = tollFreeArea.test(area);
  const isCapital = places === places.toUpperCase();
  const isSure = one !== undefined || (isTollFree && (isCapital || whole.charAt(3) === '-'));
  if (!isSure && !(isCapital && (bracket !== '' || whole.charAt(3) !== ' '))) return undefined;
  const span = { kind: 'odd', start: at, end: at + whole.length, why: 'letters' } as const;
  if (places.length !== 7) return isSure && isCapital && places.length > 3 ? span : undefined;
  const reading = readDigits(`+1${area}${dialled(places)}`.slice(1), true, options);
  return reading === undefined ? undefined : { ...span, reading };
};

const slips: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  I: '1',
  l: '1',
  i: '1',
  S: '5',
  B: '8',
  Z: '2',
};
/** Any digit does for a placeholder such as the x of `713-555-01xx`. */
const placeholder = '2';
const part = /[ .()-]{0,3}([\dA-Za-z]+)/y;
const isPart = /^(?:\d*|(?=[A-Za-z]*\d)[\dA-Za-z]{2,11}|[Xx]{2,4}|[Oo]{1,4})$/;
const mostParts = 6;

const isSlip = (letters: string, shape: string): boolean =>
  /^[OoIliSBZ]{1,4}$/.test(letters) ||
  /^[Xx]{1,4}$/.test(letters) ||
  (/^[A-Za-z]{1,3}$/.test(letters) && shape === '3-3-4');

/** Whether the parts, letters replaced, have the places of a number that exists. */
const looksLikeNumber = (parts: readonly string[], options: PlanOptions): boolean => {
  const joined = parts.join('');
  const letters = joined.replace(/\d/g, '');
  if (letters === '' || /x\d/i.test(joined)) return false;
  if (!isSlip(letters, parts.map(({ length }) => length).join('-'))) return false;
  const digits = joined.replace(/[A-Za-z]/g, (char) => slips[char] ?? placeholder);
  const reading = readDigits(digits, false, options);
  return reading !== undefined && reading.why !== 'invalid_area' && reading.why !== 'foreign';
};

/** `713-555-01OO`, `O20 7946 0123`, `22 33 44 xx`: a number in which letters stand for digits. */
const readSlip = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  const parts: string[] = [];
  part.lastIndex = at;
  let found: OddItem | undefined;
  while (parts.length < mostParts) {
    const next = part.exec(text)?.[1];
    if (next === undefined || !isPart.test(next)) break;
    parts.push(next);
    const end = part.lastIndex;
    const runsOn = /^[ .-]{0,2}\d/.test(text.slice(end, end + 3));
    if (!runsOn && looksLikeNumber(parts, options)) found = { kind: 'odd', start: at, end, why: 'letters' };
    part.lastIndex = end;
  }
  return found;
};

const lettersSoon = /[\d ().-]{0,16}[A-Za-z]/y;

/** A number with letters in it that begins here. */
export const readLettered = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  lettersSoon.lastIndex = at;
  if (!lettersSoon.test(text)) return undefined;
  const spelt = planOf(options.country) === 'nanp' ? readVanity(text, at, options) : undefined;
  return spelt ?? readSlip(text, at, options);
};
