import { z } from 'zod';
import { routingLabels, type RoutingLabel } from './labels.js';
import weightsFile from './weights.json' with { type: 'json' };

export interface Scored {
  readonly label: RoutingLabel;
  /** 0–1; of all the labels together 1. */
  readonly confidence: number;
}

const schema = z.strictObject({
  /** Of what was learned from, see `scripts/train-routing.ts`. */
  digest: z.string(),
  /** Divides the scores so that confidences are neither too bold nor too shy. */
  temperature: z.number().positive(),
  /** What one step of the weights is worth. */
  step: z.number().positive(),
  bias: z.array(z.number()).length(routingLabels.length),
  /** One feature a line. */
  features: z.string(),
  /** A signed byte for each feature and label, in base64. */
  weights: z.string(),
});

const load = () => {
  const { temperature, step, bias, features, weights } = schema.parse(weightsFile);
  const bytes = Buffer.from(weights, 'base64');
  return {
    temperature,
    step,
    bias,
    index: new Map(features.split('\n').map((name, at) => [name, at * routingLabels.length])),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  };
};
let loaded: ReturnType<typeof load> | undefined;

/** Every label with its confidence, the likeliest first. */
export const score = (features: ReadonlyMap<string, number>): readonly Scored[] => {
  loaded ??= load();
  const { temperature, step, bias, index, weights } = loaded;
  const sums = [...bias];
  for (const [name, value] of features) {
    const start = index.get(name);
    if (start === undefined) continue;
    for (let at = 0; at < sums.length; at += 1) {
      sums[at] = (sums[at] ?? 0) + value * step * (weights[start + at] ?? 0);
    }
  }
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return routingLabels
    .map((label, at) => ({ label, confidence: (powers[at] ?? 0) / total }))
    .sort((a, b) => b.confidence - a.confidence);
};
