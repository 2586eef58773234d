/** A line of the audit log, bound to the one before it by its hash. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const lineSchema = z.object({
  /** Counts over all files, from 1. */
  seq: z.number().int().positive(),
  /** The same for every attempt at one deed. */
  id: z.string(),
  at: z.string(),
  /** Aliases; `operator` for the command line. */
  who: z.string(),
  space: z.string().optional(),
  customer: z.string().optional(),
  what: z.string(),
  stage: z.enum(['asked', 'done']).optional(),
  target: z.string().optional(),
  old: z.unknown().optional(),
  new: z.unknown().optional(),
  outcome: z.string().optional(),
  /** Hash of the line before. */
  prev: z.string(),
  hash: z.string(),
});
export type AuditLine = z.infer<typeof lineSchema>;

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const beginning: Head = { seq: 0, hash: '0'.repeat(64) };

const hashOf = (prev: string, body: string): string =>
  createHash('sha256').update(`${prev}\n${body}`).digest('hex');

const tail = /,"hash":"([0-9a-f]{64})"\}$/;

export function encodeLine(
  content: Omit<AuditLine, 'seq' | 'prev' | 'hash'>,
  before: Head,
): { readonly text: string; readonly head: Head } {
  const seq = before.seq + 1;
  const body = JSON.stringify({ seq, ...content, prev: before.hash });
  const hash = hashOf(before.hash, body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}\n`, head: { seq, hash } };
}

/** Undefined for a line that was not written so. */
export function decodeLine(text: string): AuditLine | undefined {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const body = text.replace(tail, '}');
    return hashOf(parsed.data.prev, body) === parsed.data.hash ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
