import { createHash } from 'node:crypto';
import { routingLabels } from '../../src/language/routing/labels.js';
import { fit, options, type Regression } from './regression.js';
import type { Sample } from './samples.js';

const columns = routingLabels.length;
const folds = 4;

/** Changes with the phrases, the vocabulary, the way features are made and how they are learned. */
export const digestOf = (all: readonly Sample[]): string => {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const { features, label } of all) {
    hash.update(
      `${label}\t${[...features].map(([name, value]) => `${name}*${value.toFixed(4)}`).join('\t')}\n`,
    );
  }
  return hash.digest('hex').slice(0, 16);
};

/** Scores of every label, before they are made confidences. */
const scorerOf = ({ features, weights, bias }: Regression) => {
  const starts = new Map(features.map((name, at) => [name, at * columns]));
  return (sample: Sample): readonly number[] => {
    const scores = [...bias];
    for (const [name, value] of sample.features) {
      const start = starts.get(name);
      if (start === undefined) continue;
      for (let at = 0; at < columns; at += 1)
        scores[at] = (scores[at] ?? 0) + (weights[start + at] ?? 0) * value;
    }
    return scores;
  };
};

/** Which part a situation is held out with: always the same one. */
const foldOf = ({ situation }: Sample): number =>
  createHash('sha256').update(situation).digest().readUInt32BE(0) % folds;

export interface Held {
  readonly sample: Sample;
  readonly scores: readonly number[];
}

/** Every phrase scored by a classifier that never saw its situation, in either language. */
export const holdOut = (all: readonly Sample[]): readonly Held[] =>
  Array.from({ length: folds }, (_, fold) => {
    const scores = scorerOf(fit(all.filter((sample) => foldOf(sample) !== fold)));
    return all
      .filter((sample) => !sample.isWrapped && foldOf(sample) === fold)
      .map((sample) => ({ sample, scores: scores(sample) }));
  }).flat();

/** The confidences of all labels under a temperature. */
export const confidencesOf = (scores: readonly number[], temperature: number): readonly number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};

const lossAt = (held: readonly Held[], temperature: number): number =>
  held.reduce((sum, { sample, scores }) => {
    const confidence = confidencesOf(scores, temperature)[sample.label] ?? 0;
    return sum - Math.log(Math.max(confidence, 1e-9));
  }, 0);

/** The temperature under which phrases that were held out surprise least. */
export const temperatureOf = (held: readonly Held[]): number => {
  const candidates = Array.from({ length: 40 }, (_, at) => Math.round((0.4 + at * 0.05) * 100) / 100);
  const losses = candidates.map((candidate) => lossAt(held, candidate));
  return candidates[losses.indexOf(Math.min(...losses))] ?? 1;
};

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Features none of whose weights is worth a step of the final scale say nothing. */
const pruned = ({ features, weights, bias }: Regression, step: number): Regression => {
  const kept = features.flatMap((_, at) =>
    weights.subarray(at * columns, (at + 1) * columns).some((weight) => Math.abs(weight) > step) ? [at] : [],
  );
  return {
    features: kept.map((at) => features[at] ?? ''),
    weights: Float32Array.from(kept.flatMap((at) => [...weights.subarray(at * columns, (at + 1) * columns)])),
    bias,
  };
};

/** The content of `weights.json`. */
export const train = (all: readonly Sample[]) => {
  const whole = fit(all);
  const step = whole.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const { features, weights, bias } = pruned(whole, step);
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step));
  return {
    digest: digestOf(all),
    temperature: temperatureOf(holdOut(all)),
    step: Math.round(step * 1e6) / 1e6,
    bias: Array.from(bias, round),
    features: features.join('\n'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
};
