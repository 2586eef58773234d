import { inspectFile } from '../../documents/file/inspect-file.js';
import type { FileKind, FileProblem, InspectedFile } from '../../documents/file/inspected.js';
import type { Ctx, FileRef, Problem, StoredFile } from '../engine/flow.js';
import { rule } from './rules.js';

const megabytes = (bytes: number): number => Math.ceil((bytes / 1_000_000) * 10) / 10;

/** What to say of a file that will not do. */
export function fileProblem(problem: FileProblem, name: string, ctx: Ctx): Problem {
  const params = { name, rule: rule('bill_format', ctx) };
  switch (problem.code) {
    case 'wrong_type':
      return { key: 'file.wrong_type', params: { ...params, is: problem.is } };
    case 'too_large': {
      const size = megabytes(problem.bytes);
      return { key: 'file.too_large', params: { ...params, size, limit: megabytes(problem.limit) } };
    }
    case 'too_many_pages':
      return { key: 'file.too_many_pages', params: { ...params, ...problem } };
    default:
      return { key: `file.${problem.code}`, params };
  }
}

export type Taken =
  | { readonly ok: true; readonly stored: StoredFile; readonly file: InspectedFile }
  | { readonly ok: false; readonly problem: Problem };

/** Fetches the one file of a message, judges it by its content and keeps it. */
export async function takeFile(files: readonly FileRef[], kind: FileKind, ctx: Ctx): Promise<Taken> {
  const [ref] = files;
  if (ref === undefined || files.length > 1) return { ok: false, problem: { key: 'file.one' } };
  const received = await ctx.files.fetch(ref);
  const name = received.name === '' ? ctx.t('file.noName') : received.name;
  if (!received.ok) {
    const key = received.why === 'too_large' ? 'file.tooBig' : `file.${received.why}`;
    return { ok: false, problem: { key, params: { name } } };
  }
  const inspected = await inspectFile(received.bytes, { kind, name });
  if (!inspected.ok) return { ok: false, problem: fileProblem(inspected.problem, name, ctx) };
  const stored = await ctx.files.keep({ name, type: inspected.mediaType, bytes: received.bytes });
  return { ok: true, stored, file: inspected };
}
