/** How well messages find their way: writes `docs/routing-accuracy.md` (`npm run report:routing`). */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { holdOut, temperatureOf, confidencesOf } from '../scripts/routing/train.js';
import { samples } from '../scripts/routing/samples.js';
import { guessLocale } from '../src/language/guess-locale.js';
import limits from '../src/language/routing/confidence.json' with { type: 'json' };
import { featuresOf } from '../src/language/routing/features.js';
import { routingLabels, type RoutingLabel } from '../src/language/routing/labels.js';
import { score, type Scored } from '../src/language/routing/score.js';
import { tokenize } from '../src/language/tokens.js';
import type { Locale } from '../src/locale.js';
import { reportOf } from './routing-report.js';

export interface Read {
  readonly text: string;
  readonly locale: Locale;
  readonly expected: RoutingLabel;
  /** Likeliest first. */
  readonly read: readonly Scored[];
}

const rowSchema = z.object({ text: z.string(), label: z.enum(routingLabels) });

/** Reads every row of a JSON lines file with the classifier of the product. */
export const readFile = (file: string): readonly Read[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, label: expected } = rowSchema.parse(JSON.parse(line));
      const locale = guessLocale(tokenize(text), []) ?? 'nb';
      return { text, locale, expected, read: score(featuresOf(text)) };
    });

/** Reads every phrase with a classifier that never saw its situation. */
export const readHeldOut = (): readonly Read[] => {
  const held = holdOut(samples());
  const temperature = temperatureOf(held);
  return held.map(({ sample: { text, locale, label }, scores }) => {
    const shares = confidencesOf(scores, temperature);
    const read = routingLabels
      .map((name, at) => ({ label: name, confidence: shares[at] ?? 0 }))
      .sort((a, b) => b.confidence - a.confidence);
    return { text, locale, expected: routingLabels[label] ?? 'NONE', read };
  });
};

const validation = 'test/language/routing/validation.jsonl';
const unseen = 'test/language/routing/unseen.jsonl';

if (process.argv[1]?.endsWith('routing.ts') === true) {
  const file = process.argv[2];
  if (file === undefined) {
    const report = reportOf(readFile(validation), limits, {
      unseen: readFile(unseen),
      heldOut: readHeldOut(),
    });
    writeFileSync('docs/routing-accuracy.md', report);
  } else process.stdout.write(reportOf(readFile(file), limits));
}
