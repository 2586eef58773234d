import confidenceData from './confidence.json' with { type: 'json' };
import { contentOf } from './features.js';
import { learned, type Learned } from './learned.js';
import { likeness } from './neighbours.js';

export interface ScoredPolicy {
  /** A row of `policies` or of `policies-silent`. */
  readonly id: string;
  /** 0–1; of all the rows together 1. */
  readonly confidence: number;
}

const weighed = (
  { step, bias, weights, weightsAt, features, weightOf }: Learned,
  text: ReadonlySet<string>,
): Float64Array => {
  const sums = Float64Array.from(bias);
  for (const feature of text) {
    const start = weightsAt[features.get(feature) ?? weightsAt.length];
    if (start === undefined) continue;
    const factor = step * weightOf(feature);
    for (let left = weights.readUInt8(start), at = start + 1; left > 0; left -= 1, at += 2) {
      const label = weights.readUInt8(at);
      sums[label] = (sums[label] ?? 0) + factor * weights.readInt8(at + 1);
    }
  }
  return sums;
};

/** The mean over all views of what was learned and how near the known questions are. */
const meanOf = (text: string): Float64Array => {
  const { labels, views } = learned();
  const content = contentOf(text);
  const mean = new Float64Array(labels.length);
  for (const view of views) {
    const features = view.featuresOf(content);
    const near = likeness(view, features);
    for (const [label, sum] of weighed(view, features).entries()) {
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
  const { labels } = learned();
  const sums = meanOf(text).map((sum, label) => sum - against(labels[label] ?? ''));
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - top) / confidenceData.temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return labels
    .map((id, label) => ({ id, confidence: (powers[label] ?? 0) / total }))
    .sort((a, b) => b.confidence - a.confidence);
};
