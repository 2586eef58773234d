import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../../src/locale.js';
import { featuresOf } from '../../src/language/routing/features.js';
import { routingLabels } from '../../src/language/routing/labels.js';
import wrappings from '../../src/language/routing/wrappings.json' with { type: 'json' };

export interface Phrase {
  readonly text: string;
  /** Place in `routingLabels`. */
  readonly label: number;
  readonly locale: Locale;
  /** Phrases of one situation, in both languages, are held out together or none is. */
  readonly situation: string;
}

export interface Sample extends Phrase {
  /** Whether it is a phrase inside a story: learned from, never counted. */
  readonly isWrapped: boolean;
  readonly features: ReadonlyMap<string, number>;
}

const table = z.record(z.string(), z.array(z.string().min(1)));
const folder = 'src/language/routing/phrases';

const phrasesOf = (label: number, locale: Locale): readonly Phrase[] => {
  const name = routingLabels[label] ?? '';
  const file = `${folder}/${name.replace(':', '-')}.${locale}.json`;
  const situations = table.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(situations).flatMap(([situation, texts]) =>
    texts.map((text) => ({ text, label, locale, situation: `${name}/${situation}` })),
  );
};

/** All that the classifier learns from, in an order that never changes. */
export const phrases = (): readonly Phrase[] =>
  routingLabels.flatMap((_, label) => (['en', 'nb'] as const).flatMap((locale) => phrasesOf(label, locale)));

/** Every which phrase stands in a story once more, so that what is only told comes to weigh little. */
const oneWrappedOf = 3;
const shortestWrapped = 12;

const wrapped = ({ text, locale }: Phrase, at: number): string => {
  const { before, after } = wrappings[locale];
  const pick = (list: readonly string[], by: number) => list[(at * by + 3) % list.length] ?? '';
  return [pick(before, 7), pick(before, 13), text, pick(after, 5)].join('\n');
};

const isWorthWrapping = ({ text, label }: Phrase): boolean =>
  text.length >= shortestWrapped && routingLabels[label] !== 'FLOW:help' && routingLabels[label] !== 'NONE';

export const samples = (): readonly Sample[] => {
  const plain = phrases();
  const stories = plain
    .filter((phrase, at) => at % oneWrappedOf === 0 && isWorthWrapping(phrase))
    .map((phrase, at) => ({ ...phrase, text: wrapped(phrase, at), isWrapped: true }));
  return [...plain.map((phrase) => ({ ...phrase, isWrapped: false })), ...stories].map((phrase) => ({
    ...phrase,
    features: featuresOf(phrase.text),
  }));
};
