import { openPool } from '../way-out.js';
import { readUpTo } from '../read-up-to.js';
import { questionFor, readAnswer, type ModelAnswer } from './question.js';

export interface LanguageModel {
  /** Base of an OpenAI-compatible API, e.g. `https://models.example.com/v1`. */
  readonly url: string;
  readonly name: string;
  readonly key?: string | undefined;
  /** For the whole call, until the last byte of the answer. */
  readonly timeoutMs: number;
}

export type Reply =
  | { readonly type: 'answered'; readonly answer: ModelAnswer }
  | {
      readonly type: 'failed';
      readonly why: 'slow' | 'unreachable' | 'status' | 'oversized' | 'malformed';
      readonly status?: number;
    };

export interface ModelClient {
  /** Never throws. The text must be masked. */
  ask(masked: string): Promise<Reply>;
  close(): Promise<void>;
}

const longestAnswer = 32 * 1024;
const connections = 20;

/** No redirect is followed: the key and the text go to this address alone. */
export function createModelClient({ url, name, key, timeoutMs }: LanguageModel): ModelClient {
  const { origin, pathname, search } = new URL(url);
  const path = `${pathname.replace(/(?<!\/)\/+$/, '')}/chat/completions${search}`;
  const pool = openPool(origin, { connections });
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };

  async function call(body: string, signal: AbortSignal): Promise<Reply> {
    const response = await pool.request({ origin, method: 'POST', path, headers, body, signal });
    if (response.statusCode !== 200) {
      response.body.on('error', () => undefined).destroy();
      return { type: 'failed', why: 'status', status: response.statusCode };
    }
    const text = (await readUpTo(response.body, longestAnswer))?.toString('utf8');
    if (text === undefined) return { type: 'failed', why: 'oversized' };
    const answer = readAnswer(text);
    return answer === undefined ? { type: 'failed', why: 'malformed' } : { type: 'answered', answer };
  }

  return {
    async ask(masked) {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await call(questionFor(name, masked), signal);
      } catch {
        return { type: 'failed', why: signal.aborted ? 'slow' : 'unreachable' };
      }
    },
    close: () => pool.destroy(),
  };
}
