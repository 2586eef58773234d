import { routingLabels } from '../../src/language/routing/labels.js';
import type { Sample } from './samples.js';

export const options = {
  epochs: 10,
  rate: 0.06,
  decay: 1e-4,
  /** Share of the features left out at random of each sight of a phrase, so that none is relied on alone. */
  drop: 0.4,
  /** How much of the truth is spread over the other labels, so that no phrase has to be quite certain. */
  smooth: 0.05,
  /** In how many phrases a feature has to be. */
  least: 2,
  /** How much more a rare feature weighs. */
  rarity: 0.25,
};

export interface Regression {
  readonly features: readonly string[];
  /** One row for each feature, one column for each label. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

const columns = routingLabels.length;

/** Features in enough phrases, with how much each weighs for being rare. */
const vocabularyOf = (samples: readonly Sample[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { features, isWrapped } of samples) {
    if (isWrapped) continue;
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= options.least);
  return new Map(
    kept
      .map(
        ([name, count]) => [name, 1 + options.rarity * Math.log((samples.length + 1) / (count + 1))] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** The same numbers on every machine. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

const shuffle = (order: Int32Array, random: () => number): void => {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
};

interface Row {
  readonly label: number;
  readonly starts: Int32Array;
  readonly values: Float32Array;
}

const rowsOf = (samples: readonly Sample[], vocabulary: ReadonlyMap<string, number>): readonly Row[] => {
  const starts = new Map([...vocabulary.keys()].map((name, at) => [name, at * columns]));
  return samples.map(({ label, features }) => {
    const known = [...features].filter(([name]) => starts.has(name));
    return {
      label,
      starts: Int32Array.from(known, ([name]) => starts.get(name) ?? 0),
      values: Float32Array.from(known, ([name, value]) => value * (vocabulary.get(name) ?? 0)),
    };
  });
};

/** How far the shares of the labels are from the truth. */
const errorsOf = (scores: Float64Array, label: number): Float64Array => {
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const spread = options.smooth / (columns - 1);
  return powers.map((power, at) => power / total - (at === label ? 1 - options.smooth : spread));
};

const createLearner = (size: number) => {
  const weights = new Float32Array(size * columns);
  const squares = new Float32Array(size * columns).fill(1e-6);
  const bias = new Float64Array(columns);
  const biasSquares = new Float64Array(columns).fill(1e-6);

  const learn = ({ label, starts }: Row, values: Float32Array): void => {
    const scores = Float64Array.from(bias);
    for (const [at, value] of values.entries()) {
      const start = starts[at] ?? 0;
      if (value === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        scores[column] = (scores[column] ?? 0) + (weights[start + column] ?? 0) * value;
      }
    }
    const errors = errorsOf(scores, label);
    for (const [column, error] of errors.entries()) {
      biasSquares[column] = (biasSquares[column] ?? 0) + error * error;
      bias[column] = (bias[column] ?? 0) - (0.1 * error) / Math.sqrt(biasSquares[column] ?? 1);
    }
    for (const [at, value] of values.entries()) {
      const start = starts[at] ?? 0;
      if (value === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        const place = start + column;
        const slope = (errors[column] ?? 0) * value + options.decay * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + slope * slope;
        weights[place] = (weights[place] ?? 0) - (options.rate * slope) / Math.sqrt(squares[place] ?? 1);
      }
    }
  };
  return { weights, bias, learn };
};

/** Multinomial logistic regression; the steps shrink for each weight by itself (Adagrad). */
export const fit = (samples: readonly Sample[]): Regression => {
  const vocabulary = vocabularyOf(samples);
  const rows = rowsOf(samples, vocabulary);
  const { weights, bias, learn } = createLearner(vocabulary.size);
  const random = createRandom(7);
  const order = Int32Array.from(rows, (_, at) => at);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at];
      if (row === undefined) continue;
      learn(
        row,
        row.values.map((value) => (random() < options.drop ? 0 : value / (1 - options.drop))),
      );
    }
  }
  const rarities = [...vocabulary.values()];
  return {
    features: [...vocabulary.keys()],
    weights: weights.map((weight, place) => weight * (rarities[Math.floor(place / columns)] ?? 1)),
    bias,
  };
};
