import { contentOf, type View } from './features.js';
import { policyLabels, policyQuestions } from './questions.js';

interface Index {
  readonly labels: readonly number[];
  /** For each feature, in turn: a question that has it, and how much it is of that question. */
  readonly posts: ReadonlyMap<string, readonly number[]>;
  readonly loudness: (feature: string) => number;
}

const shares = (
  features: ReadonlySet<string>,
  loudness: (feature: string) => number,
): ReadonlyMap<string, number> => {
  const weighed = new Map<string, number>();
  let squares = 0;
  for (const feature of features) {
    const weight = loudness(feature);
    weighed.set(feature, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [feature, weight] of weighed) weighed.set(feature, weight / length);
  return weighed;
};

const build = ({ featuresOf, weightOf }: View): Index => {
  const questions = policyQuestions().map(({ text, label }) => ({
    label,
    features: featuresOf(contentOf(text)),
  }));
  const counts = new Map<string, number>();
  for (const { features } of questions) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const loudness = (feature: string) =>
    weightOf(feature) * Math.log(1 + questions.length / (1 + (counts.get(feature) ?? 0)));
  const posts = new Map<string, number[]>();
  for (const [at, { features }] of questions.entries()) {
    for (const [feature, share] of shares(features, loudness)) {
      const post = posts.get(feature);
      if (post === undefined) posts.set(feature, [at, share]);
      else post.push(at, share);
    }
  }
  return { labels: questions.map(({ label }) => label), posts, loudness };
};
const built = new Map<View, Index>();

const indexOf = (view: View): Index => {
  const index = built.get(view) ?? build(view);
  built.set(view, index);
  return index;
};

/** How alike the text is to each known question, 0–1. */
const alikeTo = ({ labels, posts, loudness }: Index, features: ReadonlySet<string>): Float64Array => {
  const alike = new Float64Array(labels.length);
  for (const [feature, share] of shares(features, loudness)) {
    const post = posts.get(feature) ?? [];
    for (let at = 0; at < post.length; at += 2) {
      const question = post[at] ?? 0;
      alike[question] = (alike[question] ?? 0) + share * (post[at + 1] ?? 0);
    }
  }
  return alike;
};

/** How alike the text is to the two nearest questions of each label, 0–1. */
export const likeness = (view: View, features: ReadonlySet<string>): Float64Array => {
  const index = indexOf(view);
  const alike = alikeTo(index, features);
  const first = new Float64Array(policyLabels.length);
  const second = new Float64Array(policyLabels.length);
  for (const [question, label] of index.labels.entries()) {
    const value = alike[question] ?? 0;
    if (value > (first[label] ?? 0)) {
      second[label] = first[label] ?? 0;
      first[label] = value;
    } else if (value > (second[label] ?? 0)) second[label] = value;
  }
  return first.map((value, label) => 0.7 * value + 0.3 * (second[label] ?? 0));
};
