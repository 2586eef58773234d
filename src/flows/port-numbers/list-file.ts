import type { Ctx, FileRef, Outcome, Problem } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { readTextFile } from '../shared/read-text-file.js';
import type { Data } from './data.js';
import { takeEarlyBill } from './early-bill.js';
import { added, hasNumbers, pastedWith, tooMany } from './take-numbers.js';

const problems = {
  too_large: 'numbers.fileLarge',
  gone: 'numbers.fileGone',
  no_text: 'numbers.fileType',
} as const;

type Read = { readonly text: string } | { readonly problem: Problem };

async function readList(ref: FileRef, ctx: Ctx): Promise<Read> {
  const file = await readTextFile(ref, ctx);
  if (file.ok) return { text: file.text };
  const params = { name: file.name === '' ? ctx.t('file.noName') : file.name };
  return { problem: { key: problems[file.why], params } };
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
