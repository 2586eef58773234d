import { createHash } from 'node:crypto';
import { weightOf } from '../../src/language/rejections/score.js';
import { rejectionIds } from '../../src/reference/rejections.js';
import { fit, type Regression } from './regression.js';
import { samples, type Sample } from './samples.js';

const options = { labels: rejectionIds.length, epochs: 16, rate: 0.1, decay: 0.001, least: 2 };
const learn = (samples: readonly Sample[]) => fit(samples, { ...options, weightOf });
const folds = 4;

/** Changes with the phrases, the vocabulary, the way features are made and how they are learned. */
export const digestOf = (all: readonly Sample[]): string => {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const { features, label } of all) {
    hash.update(`${label}\t${features.map((feature) => `${feature}*${weightOf(feature)}`).join('\t')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
};

const scorerOf = ({ features, weights, bias }: Regression) => {
  const index = new Map(features.map((feature, at) => [feature, at * bias.length]));
  return (sample: Sample): readonly number[] =>
    [...bias].map((start, label) =>
      sample.features.reduce((sum, feature) => {
        const at = index.get(feature);
        return at === undefined ? sum : sum + (weights[at + label] ?? 0) * weightOf(feature);
      }, start),
    );
};

interface Held {
  readonly scores: readonly number[];
  readonly label: number;
}

const lossAt = (held: readonly Held[], temperature: number): number =>
  held.reduce((sum, { scores, label }) => {
    const total = scores.reduce((powers, score) => powers + Math.exp(score / temperature), 0);
    return sum + Math.log(total) - (scores[label] ?? 0) / temperature;
  }, 0);

/** The temperature under which phrases that were held out surprise least. */
const temperatureOf = (all: readonly Sample[]): number => {
  const held = Array.from({ length: folds }, (_, fold) => {
    const scores = scorerOf(learn(all.filter(({ group }) => group % folds !== fold)));
    return all
      .filter(({ group }) => group % folds === fold)
      .map((sample) => ({ scores: scores(sample), label: sample.label }));
  }).flat();
  const candidates = Array.from({ length: 60 }, (_, at) => 0.3 + at * 0.05);
  const losses = candidates.map((candidate) => lossAt(held, candidate));
  return candidates[losses.indexOf(Math.min(...losses))] ?? 1;
};

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** The content of `weights.json`. */
export const train = () => {
  const all = samples();
  const { features, weights, bias } = learn(all);
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step));
  return {
    digest: digestOf(all),
    temperature: round(temperatureOf(all)),
    step: round(step),
    bias: Array.from(bias, round),
    features: features.join('\n'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
};
