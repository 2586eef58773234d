import { labelRows, type RoutingLabel } from './routing/labels.js';
import { readRouting, type RoutingReading } from './routing/read-routing.js';
import type { Entities, Intent } from './understanding.js';

export interface Routed {
  readonly intent: Intent;
  readonly confidence: number;
  /** The desk, when it is one that can help. */
  readonly desk?: RoutingLabel;
  readonly entities: Entities;
}

/** A desk that is likelier than this is worth asking about; below it the words may be anything. */
const worthAsking = 0.65;

/**
 * What a message begins in which nothing is called by its name: `people say I sound like a robot`.
 * Without `desk` it is still to be asked which one. Undefined when it is nothing of ours, or too vague to ask.
 */
export const routedBy = (reading: RoutingReading): Routed | undefined => {
  const { label, confidence, action, entities = {} } = reading;
  const { kind, intent } = labelRows[label];
  if (intent === undefined) return undefined;
  if (action === 'answer') return { intent, confidence, entities, ...(kind === 'desk' && { desk: label }) };
  return kind === 'desk' && confidence >= worthAsking ? { intent, confidence, entities } : undefined;
};

const story = { words: 6, sure: 0.95 };
/** No form of ours asks for what is broken or what is on an invoice; for the rest it may. */
const inNoForm: readonly RoutingLabel[] = ['TAC', 'COLLECTIONS'];

/** Told in the middle of a form, yet for a desk: long, sure, and without a figure that would fill a field. */
export const isDeskStory = (text: string, { orderId, quantity }: Entities): boolean => {
  if (orderId !== undefined || quantity !== undefined || /\d{3}/.test(text)) return false;
  if (text.trim().split(/\s+/).length < story.words) return false;
  const { label, confidence } = readRouting(text);
  return inNoForm.includes(label) && confidence >= story.sure;
};
