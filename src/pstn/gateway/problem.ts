import { z } from 'zod';

/** The contract's `Problem`. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).exactOptional(),
});
type Problem = z.infer<typeof problem>;

export function problemIn(text: string | undefined): Problem | undefined {
  try {
    return problem.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** What is wrong with the fields that were sent, on one line: `extraEmail: Invalid email address`. */
export const wrongFields = ({ message, fields = [] }: Problem): string =>
  fields.length > 0 ? fields.map((one) => `${one.field}: ${one.message}`).join('; ') : message;
