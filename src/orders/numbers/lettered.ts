import type { OddItem } from './items.js';
import { planOf, readDigits, type PlanOptions } from './number-plans.js';
import { readSpeltWord, readVanity } from './spelt.js';

const slips: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Ø: '0',
  ø: '0',
  I: '1',
  l: '1',
  i: '1',
  S: '5',
  B: '8',
  Z: '2',
};
/** Any digit does for a placeholder such as the x of `713-555-01xx`. */
const placeholder = '2';
const part = /[ .()-]{0,3}([\dA-Za-zØø]+)/y;
const isPart = /^(?:\d*|(?=[A-Za-zØø]*\d)[\dA-Za-zØø]{2,11}|[Xx]{2,4}|[OoØø]{1,4})$/;
const mostParts = 6;

const isSlip = (letters: string, shape: string): boolean =>
  /^[OoØøIliSBZ]{1,4}$/.test(letters) ||
  /^[Xx]{1,4}$/.test(letters) ||
  (/^[A-Za-z]{1,3}$/.test(letters) && shape === '3-3-4');

/** Whether the parts, letters replaced, have the places of a number that exists. */
const looksLikeNumber = (parts: readonly string[], options: PlanOptions): boolean => {
  const joined = parts.join('');
  const letters = joined.replace(/\d/g, '');
  if (letters === '' || /x\d/i.test(joined)) return false;
  if (!isSlip(letters, parts.map(({ length }) => length).join('-'))) return false;
  const digits = joined.replace(/[A-Za-zØø]/g, (char) => slips[char] ?? placeholder);
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

const lettersSoon = /[\d ().-]{0,16}[A-Za-zØø]/y;

/** A number with letters in it that begins here. */
export const readLettered = (text: string, at: number, options: PlanOptions): OddItem | undefined => {
  lettersSoon.lastIndex = at;
  if (!lettersSoon.test(text)) return undefined;
  const spell = planOf(options.country) === 'nanp' ? readVanity : readSpeltWord;
  const spelt = spell(text, at, options);
  return spelt ?? readSlip(text, at, options);
};
