/** Where a text says one of the names: whole, or a word by which the name can be told. */
import { isKnownWord } from './lexicon.js';
import { foldTyped, says, saysNoName, wordsOf } from './match-names.js';
import type { Span } from './span.js';
import { foldWord } from './tokens.js';

interface Word extends Span {
  readonly fold: string;
}

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu;
const shortestTelling = 3;
const shortestPart = 5;

const wordsAt = (text: string): readonly Word[] =>
  [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    fold: foldTyped(foldWord(word)),
    start: index,
    end: index + word.length,
  }));

const isTelling = (word: string): boolean =>
  word.length >= shortestTelling && !/\d/.test(word) && !saysNoName.has(word) && !isKnownWord(word);

/** The words of a name that tell it, and all of it in one word, as in an address. */
const tellingOf = (name: readonly string[]): readonly string[] => [
  ...name.filter(isTelling),
  ...(name.length > 1 ? [name.join(''), name.filter((word) => !saysNoName.has(word)).join('')] : []),
];

/** Also a part of a longer word: `Houstonkontoret`, `harborpinehq`. */
const holds = (word: string, name: string): boolean =>
  says(word, name, true) || (name.length >= shortestPart && word.includes(name));

/** Words of a text by what they are, so that each is compared once. */
function tellers(words: readonly Word[], names: readonly (readonly string[])[]): ReadonlySet<string> {
  const telling = [...new Set(names.flatMap(tellingOf))].filter((word) => word.length >= shortestTelling);
  const said = [...new Set(words.map(({ fold }) => fold))];
  return new Set(said.filter((word) => telling.some((name) => holds(word, name))));
}

/** Names that are made of ordinary words are found only as a whole. */
function wholeAt(
  words: readonly Word[],
  at: number,
  byFirst: ReadonlyMap<string, readonly (readonly string[])[]>,
): Span | undefined {
  const first = words[at];
  const fits = (name: readonly string[]) =>
    name.every((part, offset) =>
      says(words[at + offset]?.fold ?? '', part, offset > 0 && offset === name.length - 1),
    );
  const longest = (byFirst.get(first?.fold ?? '') ?? []).filter(fits).sort((a, b) => b.length - a.length)[0];
  const last = words[at + (longest?.length ?? 0) - 1];
  return longest === undefined || first === undefined || last === undefined
    ? undefined
    : { start: first.start, end: last.end };
}

function byFirstWord(names: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const name of names) {
    const [first] = name;
    if (first !== undefined) found.set(first, [...(found.get(first) ?? []), name]);
  }
  return found;
}

/** Case, accents, a slip in words of five letters and endings do not matter, as in `matchNames`. */
export function nameSpans(text: string, names: readonly string[]): readonly Span[] {
  const words = wordsAt(text);
  const forms = [...new Set(names)].map(wordsOf).filter((name) => name.length > 0);
  const cores = forms.map((name) => name.filter((word) => !saysNoName.has(word)));
  const whole = byFirstWord([...forms, ...cores]);
  const telling = tellers(words, forms);
  return words.flatMap((word, at) => {
    const found = wholeAt(words, at, whole);
    return [...(found === undefined ? [] : [found]), ...(telling.has(word.fold) ? [word] : [])];
  });
}
