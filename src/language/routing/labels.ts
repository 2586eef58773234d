import { z } from 'zod';
import { intents } from '../understanding.js';
import data from './labels.json' with { type: 'json' };

/** Five desks, nothing of ours, and what the bot does itself. */
export const routingLabels = [
  'PHD',
  'PTS',
  'TAC',
  'COLLECTIONS',
  'CES',
  'NONE',
  'FLOW:search_numbers',
  'FLOW:order_block',
  'FLOW:port_numbers',
  'FLOW:order_status',
  'FLOW:edit_esa',
  'FLOW:rejection_help',
  'FLOW:help',
] as const;
export type RoutingLabel = (typeof routingLabels)[number];

const row = z.strictObject({
  kind: z.enum(['desk', 'none', 'flow']),
  /** What begins it in the bot. */
  intent: z.enum(intents).optional(),
  /** Where a message belongs that could be two things. */
  belongs: z.string(),
});

/** What each label is for: the boundaries that the phrases were written to. */
export const labelRows = z.record(z.enum(routingLabels), row).parse(data);
