import { z } from 'zod';
import { accountSchema, changeSchema, fileSchema } from '../shared/port/change-schema.js';
import { stopSchema } from '../shared/stop.js';

const reasonSchema = z.object({
  code: z.string(),
  text: z.string().exactOptional(),
  numbers: z.array(z.string()).exactOptional(),
});

/** One of the orders a split makes. */
export const groupSchema = z.object({
  /** E.164; main number of the bill these numbers are on. */
  btn: z.string(),
  numbers: z.array(z.string()),
  account: accountSchema.exactOptional(),
  bill: fileSchema.exactOptional(),
  billLater: z.boolean().exactOptional(),
  /** Set once it is placed. */
  orderId: z.string().exactOptional(),
});
export type Group = z.infer<typeof groupSchema>;

/** `as_is`: nothing to change on the order, the carrier's side is cleared. `pts`: support has the case. */
const hows = ['changed', 'as_is', 'pts'] as const;
export type How = (typeof hows)[number];

export const dataSchema = z.object({
  /** Key of the draft: what it sends again is sent once. */
  draft: z.string(),
  orderId: z.string().optional(),
  /** The carrier's words, as pasted. */
  words: z.string().optional(),
  /** Reasons those words tell for sure. */
  pasted: z.array(reasonSchema).optional(),
  /** Reasons the words may mean, when none is sure. */
  guesses: z.array(z.string()).optional(),
  /** Time of the rejection that is answered; a later one begins anew. */
  rejectedAt: z.string().optional(),
  reasons: z.array(reasonSchema).optional(),
  /** By the place of the reason in `reasons`. */
  settled: z.record(z.string(), z.enum(hows)).optional(),
  /** Another way than the row's own, by the place of the reason. */
  via: z.record(z.string(), z.string()).optional(),
  /** The reason that is answered once more. */
  redo: z.number().int().optional(),
  change: changeSchema.optional(),
  bill: fileSchema.optional(),
  /** Id of the kept text of the bill, where it has any. */
  billText: z.string().optional(),
  /** `YYYY-MM-DD`, where it can be read. */
  billDate: z.string().optional(),
  loa: fileSchema.optional(),
  /** The authorised contact hands the LOA in afterwards (variant B). */
  loaLater: z.boolean().optional(),
  /** How often the missing letter has been reminded of. */
  reminded: z.number().int().optional(),
  /** What to ask the losing carrier is shown. */
  script: z.boolean().optional(),
  /** New orders instead of this one. */
  groups: z.array(groupSchema).optional(),
  /** The proposal of a split is agreed. */
  agreed: z.boolean().optional(),
  /** The old order is cancelled, and not all of the new ones are placed yet. */
  cancelled: z.boolean().optional(),
  /** How often it was sent and refused: a corrected answer is another one. */
  attempt: z.number().int().optional(),
  done: z.enum(['resubmitted', 'split', 'case']).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;
