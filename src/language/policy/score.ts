import { z } from 'zod';
import confidenceData from './confidence.json' with { type: 'json' };
import { contentOf, views, type View } from './features.js';
import { likeness } from './neighbours.js';
import { policyLabels } from './questions.js';
import weightsFile from './weights.json' with { type: 'json' };

export interface ScoredPolicy {
  /** A row of `policies` or of `policies-silent`. */
  readonly id: string;
  /** 0–1; of all the rows together 1. */
  readonly confidence: number;
}

const modelSchema = z.strictObject({
  /** What one step of the weights is worth. */
  step: z.number().positive(),
  bias: z.array(z.number()),
  /** One feature a line. */
  features: z.string(),
  /** For each feature in turn how many labels it speaks for, then each label and its signed weight; in base64. */
  weights: z.base64(),
});
const schema = z.strictObject({
  /** Of what was learned from, see `scripts/train-policy.ts`. */
  digest: z.string(),
  /** One for each view. */
  models: z.array(modelSchema).length(views.length),
});

const open = ({ step, bias, features, weights }: z.infer<typeof modelSchema>) => {
  const bytes = Buffer.from(weights, 'base64');
  /** Where the weights of each feature begin. */
  const starts = new Map<string, number>();
  let at = 0;
  for (const feature of features.split('\n')) {
    starts.set(feature, at);
    at += 1 + bytes.readUInt8(at) * 2;
  }
  return { step, bias, bytes, starts };
};
type Model = ReturnType<typeof open>;
let loaded: readonly Model[] | undefined;

const learned = (
  { step, bias, bytes, starts }: Model,
  { weightOf }: View,
  features: ReadonlySet<string>,
): Float64Array => {
  const sums = Float64Array.from(bias);
  for (const feature of features) {
    const start = starts.get(feature);
    if (start === undefined) continue;
    const factor = step * weightOf(feature);
    for (let left = bytes.readUInt8(start), at = start + 1; left > 0; left -= 1, at += 2) {
      const label = bytes.readUInt8(at);
      sums[label] = (sums[label] ?? 0) + factor * bytes.readInt8(at + 1);
    }
  }
  return sums;
};

/** The mean over all views of what was learned and how near the known questions are. */
const weighed = (text: string): Float64Array => {
  loaded ??= schema.parse(weightsFile).models.map(open);
  const content = contentOf(text);
  const mean = new Float64Array(policyLabels.length);
  for (const [at, view] of views.entries()) {
    const model = loaded[at];
    if (model === undefined) continue;
    const features = view.featuresOf(content);
    const near = likeness(view, features);
    for (const [label, sum] of learned(model, view, features).entries()) {
      const whole = sum + confidenceData.nearness * (near[label] ?? 0);
      mean[label] = (mean[label] ?? 0) + whole / views.length;
    }
  }
  return mean;
};

/**
 * Every row with its confidence, the likeliest first: what was learned, and how near the known questions are, less
 * what speaks against a row.
 */
export const scorePolicies = (text: string, against: (id: string) => number): readonly ScoredPolicy[] => {
  const sums = weighed(text).map((sum, label) => sum - against(policyLabels[label] ?? ''));
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - top) / confidenceData.temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return policyLabels
    .map((id, label) => ({ id, confidence: (powers[label] ?? 0) / total }))
    .sort((a, b) => b.confidence - a.confidence);
};
