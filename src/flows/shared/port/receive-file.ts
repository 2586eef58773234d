import { inspectFile } from '../../../documents/file/inspect-file.js';
import type { FileKind, InspectedFile } from '../../../documents/file/inspected.js';
import type { Ctx, FileRef, Problem, StoredFile } from '../../engine/flow.js';

export type Received =
  | { readonly ok: true; readonly file: StoredFile; readonly inspected: InspectedFile }
  | { readonly ok: false; readonly problem: Problem };

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');

/** Fetches the first of the files, judges it by its content, and keeps it when it will do. */
export async function receiveFile(files: readonly FileRef[], kind: FileKind, ctx: Ctx): Promise<Received> {
  const [first, ...more] = files;
  const wrong = (key: string, params: Problem['params'] = {}): Received => ({
    ok: false,
    problem: { key: `files.${key}`, params },
  });
  if (first === undefined || more.length > 0) return wrong('one');
  const got = await ctx.files.fetch(first);
  if (!got.ok) return wrong(got.why, { name: got.name });
  const inspected = await inspectFile(got.bytes, { kind, name: got.name });
  if (!inspected.ok) {
    const { code, ...rest } = inspected.problem;
    const sizes = 'bytes' in rest ? { size: megabytes(rest.bytes), limit: megabytes(rest.limit) } : {};
    return wrong(code, { is: '', ...rest, ...sizes, name: got.name });
  }
  const file = await ctx.files.keep({ name: got.name, type: inspected.mediaType, bytes: got.bytes });
  return { ok: true, file, inspected };
}
