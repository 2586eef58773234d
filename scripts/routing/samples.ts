import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../../src/locale.js';
import { featuresOf } from '../../src/language/routing/features.js';
import { routingLabels } from '../../src/language/routing/labels.js';

export interface Phrase {
  readonly text: string;
  /** Place in `routingLabels`. */
  readonly label: number;
  readonly locale: Locale;
  /** Phrases of one situation, in both languages, are held out together or none is. */
  readonly situation: string;
}

export interface Sample extends Phrase {
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

export const samples = (): readonly Sample[] =>
  phrases().map((phrase) => ({ ...phrase, features: featuresOf(phrase.text) }));
