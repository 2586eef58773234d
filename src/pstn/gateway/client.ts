/** Calls of the contract, read through a schema; what goes wrong is a coded error that says what to do. */
import type { z } from 'zod';
import { type ErrorCode, SwitchboardError } from '../../errors.js';
import { problemIn, wrongFields } from './problem.js';
import { type Answer, type Call, type ClientOptions, createSend } from './send.js';

/** Path segments joined and escaped: ids and keys come from outside. */
export const path = (...segments: readonly string[]): string =>
  segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

/** Messages end up in logs: no query, which may hold an e-mail address, and of the path no ids and numbers. */
const nameOf = ({ method, path }: Call): string =>
  `${method ?? 'GET'} ${path.replace(/(?<![^/])[^/\d]*\d[^/]*/g, '…')}`;

const faultOf = (call: Call, code: ErrorCode, how: string, cause?: unknown): SwitchboardError =>
  new SwitchboardError(code, `The ordering back end ${how} (${nameOf(call)}).`, cause);

/** A refusal where an answer to such a call may be one: the server is there, but cannot take what it was sent. */
function refusalIn<T>(call: Call, { status, text }: Answer, schema: z.ZodType<T>): T | undefined {
  if (call.method === undefined || (status !== 400 && status !== 413)) return undefined;
  const problem = problemIn(text);
  if (problem === undefined) return undefined;
  const reason = wrongFields(problem);
  // Answers about addresses tell of faults; each kind of answer takes what it has.
  const faults = [{ code: '', title: '', detail: reason }];
  return schema.safeParse({ ok: false, why: 'refused', reason, suggestions: [], faults }).data;
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'pstn_token_wrong';
  if (status === 429 || status === 423) return 'pstn_busy';
  return status >= 500 ? 'pstn_unavailable' : 'pstn_contract_broken';
}

function read<T>(call: Call, text: string | undefined, schema: z.ZodType<T>): T {
  const broken = (how: string, cause?: unknown) => faultOf(call, 'pstn_contract_broken', how, cause);
  if (text === undefined) throw broken('answered with more than anybody can read');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw broken('answered with something that is not JSON', error);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 3).map((issue) => issue.path.join('.') || 'the whole');
  throw broken(`answered in a form that the contract does not have: ${fields.join(', ')}`, parsed.error);
}

/** A 404 answers `undefined`; everything else that is not a good answer in time is thrown as a `pstn_…` error. */
export const createClient = (options: ClientOptions) => {
  const send = createSend(options);

  const ask = async <T>(call: Call, schema: z.ZodType<T>): Promise<T | undefined> => {
    const answer = await send(call).catch((cause: unknown) => {
      throw faultOf(call, 'pstn_unavailable', 'did not answer', cause);
    });
    if (answer.status === 404) return undefined;
    const refusal = refusalIn(call, answer, schema);
    if (refusal !== undefined) return refusal;
    if (answer.status >= 300)
      throw faultOf(call, codeOf(answer.status), `answered with ${String(answer.status)}`);
    return read(call, answer.text, schema);
  };
  return { ask };
};

/** For addresses that exist on every server: without them PSTN_URL points somewhere else. */
export function required<T>(answer: T | undefined): T {
  if (answer !== undefined) return answer;
  throw new SwitchboardError('pstn_address_wrong', 'There is no ordering back end at PSTN_URL.');
}

export type Client = ReturnType<typeof createClient>;
