import { z } from 'zod';

export const dataSchema = z.object({
  /** What led here: decides the first line. */
  mood: z.enum(['plain', 'greeting', 'unclear']),
  /** What was recognised in a sentence that was not understood as a whole. */
  heard: z
    .object({
      areaCode: z.string(),
      city: z.string(),
      state: z.string(),
      prefix: z.string(),
      quantity: z.number(),
    })
    .partial()
    .optional(),
  /** The whole list is open. */
  all: z.literal(true).optional(),
});
export type Data = z.infer<typeof dataSchema>;
