import type { Ctx, FileRef } from '../engine/flow.js';

/** Lists and tables of ours are small; whatever is larger is something else. */
const mostBytes = 1_000_000;

/** Text in the encodings spreadsheets save; undefined when the bytes are no text. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const isText = (type: string): boolean =>
  type === '' || type.startsWith('text/') || type === 'message/rfc822';

export type TextFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly name: string; readonly why: 'too_large' | 'gone' | 'no_text' };

/** A CSV or text file of a message, or a mail that was saved. */
export async function readTextFile(ref: FileRef, ctx: Ctx): Promise<TextFile> {
  const file = await ctx.files.fetch(ref);
  const { name } = file;
  if (!file.ok) return { ok: false, name, why: file.why === 'too_large' ? 'too_large' : 'gone' };
  if (file.bytes.length > mostBytes) return { ok: false, name, why: 'too_large' };
  const text = isText(file.type) ? decode(file.bytes) : undefined;
  return text === undefined ? { ok: false, name, why: 'no_text' } : { ok: true, name, text };
}
