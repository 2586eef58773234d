import { z } from 'zod';
import { rejectionIds, type RejectionId } from '../../reference/rejections.js';
import weightsFile from './weights.json' with { type: 'json' };

export interface Scored {
  readonly label: RejectionId;
  /** 0–1; of all the reasons together 1. */
  readonly confidence: number;
}

/** How loud a feature is: a carrier's code louder than a word, a piece of a word softer. */
export const weightOf = (feature: string): number => {
  if (feature.startsWith('=')) return 2;
  if (feature.startsWith(':')) return 0.2;
  return feature.includes(' ') ? 0.7 : 1;
};

const schema = z.strictObject({
  /** Of what was learned from, see `scripts/train-rejections.ts`. */
  digest: z.string(),
  /** Divides the scores so that confidences are neither too bold nor too shy. */
  temperature: z.number().positive(),
  /** What one step of the weights is worth. */
  step: z.number().positive(),
  bias: z.array(z.number()).length(rejectionIds.length),
  /** One feature a line. */
  features: z.string(),
  /** A signed byte for each feature and reason, in base64. */
  weights: z.base64(),
});

const load = () => {
  const { temperature, step, bias, features, weights } = schema.parse(weightsFile);
  const names = features.split('\n');
  const bytes = Buffer.from(weights, 'base64');
  return {
    temperature,
    step,
    bias,
    index: new Map(names.map((name, at) => [name, at * rejectionIds.length])),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  };
};
let loaded: ReturnType<typeof load> | undefined;

/** Every reason with its confidence, the likeliest first. */
export const score = (features: Iterable<string>): readonly Scored[] => {
  loaded ??= load();
  const { temperature, step, bias, index, weights } = loaded;
  const sums = [...bias];
  for (const feature of features) {
    const start = index.get(feature);
    if (start === undefined) continue;
    const factor = step * weightOf(feature);
    for (let at = 0; at < sums.length; at += 1) {
      sums[at] = (sums[at] ?? 0) + factor * (weights[start + at] ?? 0);
    }
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return rejectionIds
    .map((label, at) => ({ label, confidence: (powers[at] ?? 0) / total }))
    .sort((a, b) => b.confidence - a.confidence);
};
