import { state as stateRow } from '../reference/states.js';
import { isKnownWord } from './lexicon.js';
import { isOneEdit } from './one-edit.js';
import {
  cautiousNames,
  introducing,
  longestPlaceName,
  longPlaceNames,
  neverAlone,
  onlyStateOf,
  place,
  wordCodes,
  type Place,
} from './places.js';
import type { Token } from './tokens.js';

export interface PlaceRead {
  readonly city?: string;
  readonly state?: string;
}

interface Hit extends Place {
  readonly start: number;
  readonly end: number;
}

const insideName = /^(?:\. ?|[ -])$/;
const beforeState = /^,? ?\(?$/;
const spellings = new Map([
  ['saint', 'st'],
  ['fort', 'ft'],
]);

const isIntroduced = (tokens: readonly Token[], at: number) => introducing.has(tokens[at - 1]?.fold ?? '');

const nameAt = (tokens: readonly Token[], start: number, length: number): string | undefined => {
  const words = tokens.slice(start, start + length);
  const isName = words.length === length && words.every((word, at) => at === 0 || insideName.test(word.gap));
  return isName ? words.map(({ fold }) => spellings.get(fold) ?? fold).join(' ') : undefined;
};

/** Also without the genitive: `Houstons`. */
const placeNamed = (name: string): Place | undefined =>
  place(name) ?? (name.length > 4 && name.endsWith('s') ? place(name.slice(0, -1)) : undefined);

const misspelt = (tokens: readonly Token[], at: number): Place | undefined => {
  const fold = tokens[at]?.fold ?? '';
  if (fold.length < 6 || isKnownWord(fold) || !isIntroduced(tokens, at)) return undefined;
  const name = longPlaceNames(fold.charAt(0)).find((known) => isOneEdit(fold, known));
  return name === undefined ? undefined : place(name);
};

const hitAt = (tokens: readonly Token[], start: number): Hit | undefined => {
  for (let length = longestPlaceName; length > 0; length -= 1) {
    const name = nameAt(tokens, start, length);
    const found = name === undefined ? undefined : placeNamed(name);
    if (found === undefined) continue;
    const hit = { ...found, start, end: start + length };
    const isSure =
      !cautiousNames.has(name ?? '') || isIntroduced(tokens, start) || stateAfter(tokens, hit) !== undefined;
    if (isSure) return hit;
  }
  const slip = misspelt(tokens, start);
  return slip && { ...slip, start, end: start + 1 };
};

/** The state written right after a city, `Houston, TX` or `springfield illinois`, when the city lies there. */
const stateAfter = (tokens: readonly Token[], { end, cityStates }: Hit): string | undefined => {
  if (!beforeState.test(tokens[end]?.gap ?? '.')) return undefined;
  const code = stateRow(tokens[end]?.text ?? '')?.code;
  const named = [2, 1].map((length) => place(nameAt(tokens, end, length) ?? '')?.state).find(Boolean);
  return [code, named].find((state) => state !== undefined && cityStates.includes(state));
};

const stateCodeAt = (tokens: readonly Token[], at: number, isShouted: boolean): string | undefined => {
  const token = tokens[at];
  const code = token?.text.length === 2 ? stateRow(token.text)?.code : undefined;
  if (token === undefined || code === undefined || neverAlone.has(code)) return undefined;
  const isPlace = isIntroduced(tokens, at);
  if (token.text === code && !isShouted && (isPlace || !wordCodes.has(code))) return code;
  const isNorwegianWord = code === 'NY' && tokens[at - 1]?.fold !== 'in';
  return isPlace && !wordCodes.has(code) && !isNorwegianWord ? code : undefined;
};

/** `for Houston in New York`: where the numbers come from is what stands after `in`, unless both are one place. */
const meant = (tokens: readonly Token[], hits: readonly Hit[]): readonly Hit[] => {
  const introduced = hits.filter(({ start }) => isIntroduced(tokens, start));
  const others = hits.filter((hit) => !introduced.includes(hit));
  const belongs = ({ cityStates }: Hit) =>
    introduced.some(({ state }) => state !== undefined && cityStates.includes(state));
  return introduced.length === 0 ? hits : [...introduced, ...others.filter(belongs)];
};

const cityOf = (tokens: readonly Token[], hits: readonly Hit[]): PlaceRead | undefined => {
  for (const hit of hits) {
    if (hit.city === undefined) continue;
    const written = stateAfter(tokens, hit);
    if (hit.state !== undefined && written === undefined) continue;
    const elsewhere = hits.find(({ state }) => state !== undefined && hit.cityStates.includes(state))?.state;
    const state = written ?? elsewhere ?? onlyStateOf(hit.city, hit.cityStates);
    return { city: hit.city, ...(state !== undefined && { state }) };
  }
  return undefined;
};

/** A name of a state and a city alike (`New York`) is the state, unless the city is made plain. */
export const readPlace = (tokens: readonly Token[]): PlaceRead => {
  const isShouted = !tokens.some(({ text }) => text.length > 2 && text !== text.toUpperCase());
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length;) {
    const code = stateCodeAt(tokens, at, isShouted);
    const hit =
      code === undefined ? hitAt(tokens, at) : { state: code, cityStates: [], start: at, end: at + 1 };
    if (hit !== undefined) hits.push(hit);
    at = hit?.end ?? at + 1;
  }
  const named = meant(tokens, hits);
  const state = named.find((hit) => hit.state !== undefined)?.state;
  return cityOf(tokens, named) ?? (state === undefined ? {} : { state });
};
