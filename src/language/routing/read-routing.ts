import { z } from 'zod';
import type { Entities } from '../understanding.js';
import limitsFile from './confidence.json' with { type: 'json' };
import { featuresOf } from './features.js';
import { score, type Scored } from './score.js';

export interface RoutingReading extends Scored {
  /** The next likeliest, best first: what to offer beside the label when the bot asks. */
  readonly alternatives: readonly Scored[];
  /** Whether to go there at once or to ask which of them is meant. */
  readonly action: 'answer' | 'clarify';
  /** What was filled in beside the label, where the reader does so. */
  readonly entities?: Entities;
}

/**
 * Any method of finding where a message belongs. `names` are those a text may hold that are nobody else's
 * business; asked for only by a reader that sends the text somewhere.
 */
export type RoutingReader = (
  text: string,
  names: () => Promise<readonly string[]>,
) => Promise<RoutingReading>;

const limits = z
  .strictObject({
    /** Below it the bot asks. Chosen on held-out phrases, see `docs/routing-accuracy.md`. */
    sureOfRouting: z.number().min(0).max(1),
    /** How many are offered beside the likeliest. */
    alternatives: z.int().positive(),
  })
  .parse(limitsFile);
export const { sureOfRouting } = limits;

const rounded = ({ label, confidence }: Scored): Scored => ({
  label,
  confidence: Math.round(confidence * 1000) / 1000,
});

/** Where a message belongs. Pure, never throws, fast on any text. */
export const readRouting = (text: string): RoutingReading => {
  const [best = { label: 'NONE', confidence: 0 }, ...others] = score(featuresOf(text));
  return {
    ...rounded(best),
    alternatives: others.slice(0, limits.alternatives).map(rounded),
    action: best.confidence >= limits.sureOfRouting ? 'answer' : 'clarify',
  };
};

/** The reading of this program alone. */
export const builtInRouting: RoutingReader = (text) => Promise.resolve(readRouting(text));
