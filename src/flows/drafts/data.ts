import { z } from 'zod';

export const dataSchema = z.object({
  /** The draft that is looked at. */
  draftId: z.string().optional(),
  /** What is asked about it. */
  ask: z.enum(['remind', 'forget']).optional(),
  /** What was just done, told above the list. */
  done: z
    .object({ what: z.enum(['reminded', 'forgotten']), name: z.string(), at: z.string().optional() })
    .optional(),
});
export type Data = z.infer<typeof dataSchema>;
