import { z } from 'zod';

export const dataSchema = z.object({
  /** The question, in the person's words; absent until one was asked. */
  question: z.string().optional(),
});
export type Data = z.infer<typeof dataSchema>;

/** As much of a question as is kept. */
export const longestQuestion = 2_000;
