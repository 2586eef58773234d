import { z } from 'zod';
import { routingLabels } from '../../language/routing/labels.js';
import { deskIds, regions } from '../../reference/desks.js';

export const dataSchema = z.object({
  /** What it is about, in the person's words. */
  text: z.string().optional(),
  /** What was asked without saying what it is about, for the case of an order that was named. */
  asked: z.string().optional(),
  /** Where it belongs; a desk, something the bot does itself, or nothing of ours. */
  label: z.enum(routingLabels).optional(),
  /** What it may be, while that is not decided. */
  options: z.array(z.enum(routingLabels)).optional(),
  /** Asked for by name, or chosen from the list. */
  desk: z.enum(deskIds).optional(),
  orderId: z.string().optional(),
  region: z.enum(regions).optional(),
  /** How often it was asked in vain. */
  tries: z.int().optional(),
  /** Under which the routing is kept for the figures. */
  routedId: z.string().optional(),
  helped: z.boolean().optional(),
  /** All desks are to be shown. */
  list: z.boolean().optional(),
});
export type Data = z.infer<typeof dataSchema>;

/** As much of the words as is kept. */
export const longestText = 2_000;
/** After so many tries in vain the desks are listed. */
export const mostTries = 2;
