import type { Learned } from './learned.js';

/** How loud a feature is among the known questions: the more of them have it, the less it says. */
const loudness = (
  { features, questions, questionsAt, labels, weightOf }: Learned,
  feature: string,
): number => {
  const at = features.get(feature);
  const count = at === undefined ? 0 : (questions[questionsAt[at] ?? 0] ?? 0);
  return weightOf(feature) * Math.log(1 + labels.length / (1 + count));
};

/** Adds to each question that has the feature. */
const addTo = (
  sums: Float64Array,
  { questions, questionsAt }: Learned,
  feature: number,
  value: number,
): void => {
  const start = questionsAt[feature] ?? 0;
  const end = start + (questions[start] ?? 0);
  for (let at = start + 1; at <= end; at += 1) {
    const question = questions[at] ?? 0;
    sums[question] = (sums[question] ?? 0) + value;
  }
};

const lengths = new WeakMap<Learned, Float64Array>();
const lengthsOf = (learned: Learned): Float64Array => {
  const known = lengths.get(learned);
  if (known !== undefined) return known;
  const squares = new Float64Array(learned.labels.length);
  for (const [feature, at] of learned.features) addTo(squares, learned, at, loudness(learned, feature) ** 2);
  const found = squares.map((square) => Math.sqrt(square) || 1);
  lengths.set(learned, found);
  return found;
};

/** How alike the text is to each known question, 0–1. */
const alikeTo = (learned: Learned, text: ReadonlySet<string>): Float64Array => {
  const lengthOf = lengthsOf(learned);
  const alike = new Float64Array(lengthOf.length);
  let squares = 0;
  for (const feature of text) {
    const loud = loudness(learned, feature);
    squares += loud * loud;
    const at = learned.features.get(feature);
    if (at !== undefined) addTo(alike, learned, at, loud * loud);
  }
  const length = Math.sqrt(squares) || 1;
  return alike.map((value, question) => value / (length * (lengthOf[question] ?? 1)));
};

/** How alike the text is to the two nearest questions of each label, 0–1. */
export const likeness = (learned: Learned, text: ReadonlySet<string>): Float64Array => {
  const first = new Float64Array(learned.bias.length);
  const second = new Float64Array(learned.bias.length);
  for (const [question, value] of alikeTo(learned, text).entries()) {
    const label = learned.labels[question] ?? 0;
    if (value > (first[label] ?? 0)) {
      second[label] = first[label] ?? 0;
      first[label] = value;
    } else if (value > (second[label] ?? 0)) second[label] = value;
  }
  return first.map((value, label) => 0.7 * value + 0.3 * (second[label] ?? 0));
};
