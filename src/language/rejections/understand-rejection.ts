import { z } from 'zod';
import type { RejectionId } from '../../reference/rejections.js';
import { readRejection } from './read-rejection.js';

/** A row of a file of rejection texts; what else a row has is of no concern here. */
export const rejectionRowSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export interface UnderstoodRejection {
  readonly id: string | number;
  readonly label: RejectionId;
  readonly confidence: number;
  /** The next likeliest reasons, best first. */
  readonly alternatives: readonly RejectionId[];
}

/** Throws a `ZodError` on a row without id and text. */
export const understandRejection = (row: unknown): UnderstoodRejection => {
  const { id, text } = rejectionRowSchema.parse(row);
  const { label, confidence, alternatives } = readRejection(text);
  return { id, label, confidence, alternatives: alternatives.map((other) => other.label) };
};
