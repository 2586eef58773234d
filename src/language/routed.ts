import { labelRows, type RoutingLabel } from './routing/labels.js';
import type { RoutingReading } from './routing/read-routing.js';
import type { Entities, Intent } from './understanding.js';

export interface Routed {
  readonly intent: Intent;
  readonly confidence: number;
  /** The desk, when it is one that can help. */
  readonly desk?: RoutingLabel;
  readonly entities: Entities;
}

/**
 * What a message begins in which nothing is called by its name: `people say I sound like a robot`.
 * Undefined when the reading is not sure, or when it is nothing of ours.
 */
export const routedBy = (reading: RoutingReading): Routed | undefined => {
  const { label, confidence, action, entities = {} } = reading;
  const { kind, intent } = labelRows[label];
  if (action === 'clarify' || intent === undefined) return undefined;
  return { intent, confidence, entities, ...(kind === 'desk' && { desk: label }) };
};
