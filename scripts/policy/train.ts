import { createHash } from 'node:crypto';
import { contentOf, views, type View } from '../../src/language/policy/features.js';
import { policyLabels, policyQuestions } from '../../src/language/policy/questions.js';
import { fit, type Example, type Regression } from '../rejections/regression.js';

const options = { labels: policyLabels.length, epochs: 14, rate: 0.1, decay: 0.0001, least: 2, drop: 0.4 };
/** Weights below this share of the largest say nothing that matters. */
const smallest = 0.05;

const examplesOf = ({ featuresOf }: View): readonly Example[] =>
  policyQuestions().map(({ text, label }, group) => ({
    label,
    group,
    features: [...featuresOf(contentOf(text))].sort(),
  }));

/** Changes with the questions, the vocabulary, the way features are made and how they are learned. */
export const policyDigest = (): string => {
  const hash = createHash('sha256').update(JSON.stringify({ options, smallest, policyLabels }));
  for (const view of views) {
    for (const { features, label } of examplesOf(view)) {
      hash.update(
        `${label}\t${features.map((feature) => `${feature}*${view.weightOf(feature)}`).join('\t')}\n`,
      );
    }
  }
  return hash.digest('hex').slice(0, 16);
};

const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** Most labels have nearly the same weight for a feature; without that, which changes no probability, few are left. */
const centred = ({ features, weights, bias }: Regression): Float64Array => {
  const shifted = Float64Array.from(weights);
  for (const at of features.keys()) {
    const row = shifted.subarray(at * bias.length, (at + 1) * bias.length);
    const middle = [...row].sort((a, b) => a - b)[bias.length >> 1] ?? 0;
    row.set(row.map((weight) => weight - middle));
  }
  return shifted;
};

/** The questions that have each feature, those of `first` first. */
const questionsWith = (
  examples: readonly Example[],
  first: readonly string[],
): ReadonlyMap<string, readonly number[]> => {
  const having = new Map<string, number[]>(first.map((feature) => [feature, []]));
  for (const { features, group } of examples) {
    for (const feature of features) {
      const known = having.get(feature) ?? [];
      known.push(group);
      having.set(feature, known);
    }
  }
  return having;
};

const gaps = (ascending: readonly number[]): readonly number[] => [
  ascending.length,
  ...ascending.map((value, at) => value - (ascending[at - 1] ?? 0)),
];

/** As `src/language/policy/learned.ts` reads it. */
const packed = (numbers: readonly number[]): string => {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64');
};

const modelOf = (view: View) => {
  const examples = examplesOf(view);
  const learned = fit(examples, { ...options, weightOf: view.weightOf });
  const having = questionsWith(examples, learned.features);
  const weights = centred(learned);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / 127;
  const bytes = learned.features.flatMap((_, at) => {
    const row = weights.subarray(at * options.labels, (at + 1) * options.labels);
    const kept = [...row.entries()].filter(([, weight]) => Math.abs(weight) >= smallest * largest);
    return [kept.length, ...kept.flatMap(([label, weight]) => [label, Math.round(weight / step) & 255])];
  });
  return {
    step: Math.round(step * 1e6) / 1e6,
    bias: Array.from(learned.bias, round),
    features: [...having.keys()].join('\n'),
    weights: Buffer.from(bytes).toString('base64'),
    questions: packed([...having.values()].flatMap(gaps)),
  };
};

/** The content of `learned.json`. */
export const trainPolicy = () => ({
  digest: policyDigest(),
  labels: policyLabels,
  questions: Buffer.from(policyQuestions().map(({ label }) => label)).toString('base64'),
  models: views.map(modelOf),
});
