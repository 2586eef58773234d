export interface Example {
  readonly features: readonly string[];
  readonly label: number;
  /** Versions of one text: all are held out together or none is. */
  readonly group: number;
}

export interface Regression {
  readonly features: readonly string[];
  /** One row for each feature, one column for each label. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface RegressionOptions {
  readonly labels: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  /** In how many phrases a feature has to be. */
  readonly least: number;
  /** Share of the features left out at random of each sight of a phrase, so that none is relied on alone. */
  readonly drop?: number;
  /** How loud a feature is. */
  readonly weightOf: (feature: string) => number;
}

const vocabularyOf = (samples: readonly Example[], least: number): readonly string[] => {
  const groups = new Map<string, Set<number>>();
  for (const { features, group } of samples) {
    for (const feature of features) {
      const seen = groups.get(feature) ?? new Set<number>();
      groups.set(feature, seen.add(group));
    }
  }
  return [...groups]
    .filter(([feature, seen]) => seen.size >= least || feature.startsWith('='))
    .map(([feature]) => feature)
    .sort();
};

const period = 2_147_483_648;

/** The same numbers on every machine. */
const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % period;
    return state;
  };
};

const shuffled = (length: number, seed: number): readonly number[] => {
  const order = Array.from({ length }, (_, at) => at);
  const random = createRandom(seed);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = random() % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
};

const softmax = (scores: Float64Array): Float64Array => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};

interface Row {
  readonly label: number;
  /** Where the weights of each known feature begin, and how loud it is. */
  readonly known: readonly { readonly at: number; readonly value: number }[];
}

const rowsOf = (
  samples: readonly Example[],
  features: readonly string[],
  { labels, weightOf }: RegressionOptions,
): readonly Row[] => {
  const index = new Map(features.map((feature, at) => [feature, at * labels]));
  return samples.map((sample) => ({
    label: sample.label,
    known: sample.features.flatMap((feature) => {
      const at = index.get(feature);
      return at === undefined ? [] : [{ at, value: weightOf(feature) }];
    }),
  }));
};

const errorsOf = ({ label, known }: Row, weights: Float64Array, bias: Float64Array): Float64Array => {
  const scores = Float64Array.from(bias);
  for (const { at, value } of known) {
    for (let column = 0; column < scores.length; column += 1) {
      scores[column] = (scores[column] ?? 0) + (weights[at + column] ?? 0) * value;
    }
  }
  return softmax(scores).map((share, column) => share - (column === label ? 1 : 0));
};

/** The row without a share of its features, the others so much louder; upper bits of the numbers are the random ones. */
const thinned = (row: Row, drop: number, random: () => number): Row =>
  drop === 0
    ? row
    : {
        label: row.label,
        known: row.known.flatMap(({ at, value }) =>
          random() / period < drop ? [] : [{ at, value: value / (1 - drop) }],
        ),
      };

/** Multinomial logistic regression; the steps shrink for each weight by itself (Adagrad). */
export const fit = (samples: readonly Example[], options: RegressionOptions): Regression => {
  const { labels, epochs, rate, decay, least, drop = 0 } = options;
  const random = createRandom(epochs);
  const features = vocabularyOf(samples, least);
  const rows = rowsOf(samples, features, options);
  const weights = new Float64Array(features.length * labels);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const bias = new Float64Array(labels);
  const learn = (row: Row): void => {
    for (const [label, error] of errorsOf(row, weights, bias).entries()) {
      bias[label] = (bias[label] ?? 0) - 0.02 * error;
      for (const { at, value } of row.known) {
        const place = at + label;
        const step = error * value + decay * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + step * step;
        weights[place] = (weights[place] ?? 0) - (rate * step) / Math.sqrt(squares[place] ?? 1);
      }
    }
  };
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const at of shuffled(rows.length, epoch + 1)) {
      const row = rows[at];
      if (row !== undefined) learn(thinned(row, drop, random));
    }
  }
  return { features, weights, bias };
};
