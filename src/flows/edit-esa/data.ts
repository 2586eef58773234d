import { z } from 'zod';
import { esaAddressSchema } from '../../esa/address.js';
import { locationSchema } from '../shared/place.js';
import { esaFields } from '../shared/esa/data.js';
import { stopSchema } from '../shared/stop.js';

/** A location, one number of it, or somebody there who has an extension only. */
export const targetSchema = z.object({
  kind: z.enum(['location', 'number', 'extension']),
  /** Id of the location, the number in E.164, or the extension. */
  id: z.string(),
  /** The location, or who has the number; absent where nobody has it. */
  name: z.string().optional(),
  ownerId: z.string().optional(),
});
export type Target = z.infer<typeof targetSchema>;

export const matchSchema = z.object({ target: targetSchema, location: locationSchema });
export type Match = z.infer<typeof matchSchema>;

export const dataSchema = z.object({
  /** Key of the draft: one address is saved once under it. */
  draft: z.string(),
  customerId: z.string().optional(),
  location: locationSchema.optional(),
  target: targetSchema.optional(),
  /** What was written of whom or what it is for, not looked up yet. */
  query: z.string().optional(),
  /** The query answers the question for whom: finding nobody is worth a word then. */
  asked: z.boolean().optional(),
  matches: z.array(matchSchema).optional(),
  /** What is done with the target. */
  deed: z.enum(['change', 'restore']).optional(),
  /** An address that came along in the sentence. */
  pasted: z.string().optional(),
  ...esaFields,
  /** What was sent last without an answer: it may be saved or not. */
  tried: z.object({ hash: z.string(), times: z.number().int() }).optional(),
  saved: z.enum(['changed', 'restored', 'kept']).optional(),
  /** What was saved; the record of it is written down together with the card that says so. */
  savedAs: esaAddressSchema.optional(),
  /** New or ported numbers of this order. */
  orderId: z.string().optional(),
  view: z.enum(['register', 'review']).optional(),
  /** The yearly review was just asked for, or called off. */
  reviewing: z.enum(['on', 'off']).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;
