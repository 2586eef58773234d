import { z } from 'zod';
import type { RoutingLabel } from './labels.js';
import { readRouting } from './read-routing.js';

/** A row of a file of messages; what else a row has is of no concern here. */
export const routingRowSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export interface UnderstoodRouting {
  readonly id: string | number;
  readonly label: RoutingLabel;
  readonly confidence: number;
  /** The next likeliest labels, best first. */
  readonly alternatives: readonly RoutingLabel[];
  readonly action: 'answer' | 'clarify';
}

export const understandRouting = ({ id, text }: z.infer<typeof routingRowSchema>): UnderstoodRouting => {
  const { label, confidence, alternatives, action } = readRouting(text);
  return { id, label, confidence, alternatives: alternatives.map((other) => other.label), action };
};
