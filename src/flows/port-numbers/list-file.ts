import type { Ctx, FileRef, Outcome, Problem } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { takeEarlyBill } from './early-bill.js';
import { added, hasNumbers, pastedWith, tooMany } from './take-numbers.js';

/** A column of numbers is small; whatever is larger is something else. */
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

const isText = (type: string): boolean => type === '' || type.startsWith('text/');

type Read = { readonly text: string } | { readonly problem: Problem };

async function readList(ref: FileRef, ctx: Ctx): Promise<Read> {
  const file = await ctx.files.fetch(ref);
  const params = { name: file.name === '' ? ctx.t('file.noName') : file.name };
  if (!file.ok) {
    return { problem: { key: file.why === 'too_large' ? 'numbers.fileLarge' : 'numbers.fileGone', params } };
  }
  if (file.bytes.length > mostBytes) return { problem: { key: 'numbers.fileLarge', params } };
  const text = isText(file.type) ? decode(file.bytes) : undefined;
  return text === undefined ? { problem: { key: 'numbers.fileType', params } } : { text };
}

/** Numbers that come as CSV or text files, with or without words beside them. */
export async function takeLists(
  files: readonly FileRef[],
  said: string,
  data: Data,
  ctx: Ctx,
): Promise<Outcome<Data>> {
  const lists = await Promise.all(files.map((ref) => readList(ref, ctx)));
  const failed = lists.find((list) => 'problem' in list);
  if (failed !== undefined) {
    return (await takeEarlyBill(files, data, ctx)) ?? { type: 'retry', problem: failed.problem };
  }
  const texts = [...lists.flatMap((list) => ('text' in list ? [list.text] : [])), said];
  const text = texts.filter((one) => one.trim() !== '').join('\n');
  const { location } = data;
  if (location === undefined) return answer<Data>({ pasted: pastedWith(text, data) });
  if (!hasNumbers(text, location, ctx)) return retry('numbers.none');
  const patch = added(text, location, data, ctx);
  const problem = tooMany(patch);
  return problem === undefined ? answer<Data>(patch) : { type: 'retry', problem };
}
