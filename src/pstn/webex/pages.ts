/** Whole lists. Webex names the next page in a header, counts from an offset, or does both (webex-api.md 1.5). */
import { z } from 'zod';
import type { Answer, Request } from './asker.js';
import type { CallId } from './calls.js';
import { CallingError } from './calling-error.js';
import { nameOf } from './transport.js';

export type AskPage = <T>(request: Request<T>) => Promise<Answer<T>>;

export interface List<T> {
  readonly call: CallId;
  readonly query: Readonly<Record<string, string>>;
  /** Name of the array in the answer. */
  readonly key: string;
  readonly item: z.ZodType<T>;
  /** How many to ask for at once; Webex may give fewer without a word. */
  readonly max?: number;
  /** Whether `start` counts on where no header names the next page. */
  readonly byOffset?: boolean;
}

const mostPages = 1_000;
/** No page is capped below this: a shorter one is the last. */
const smallestCap = 50;

const circle = (call: CallId): CallingError =>
  new CallingError('calling_page_loop', `${nameOf(call)}: the pages of the list lead in a circle.`);

export async function readAll<T>(ask: AskPage, list: List<T>): Promise<readonly T[]> {
  const { call, query, key, item, max, byOffset = false } = list;
  const schema = z.looseObject({ [key]: z.array(item) }).transform((body) => body[key] as T[]);
  const first = new URLSearchParams({ ...query, ...(max === undefined ? {} : { max: String(max) }) });
  const seen = new Set<string>();
  const found: T[] = [];
  let next: URLSearchParams | undefined = first;
  let before = '';
  while (next !== undefined) {
    if (seen.has(next.toString()) || seen.size >= mostPages) throw circle(call);
    seen.add(next.toString());
    const { value, next: named }: Answer<T[]> = await ask({ call, query: next, schema });
    const page = JSON.stringify(value);
    // A server that ignores where to start gives the same page for ever.
    if (value.length > 0 && page === before) throw circle(call);
    before = page;
    found.push(...value);
    const goesOn = byOffset && value.length >= smallestCap;
    next = value.length === 0 ? undefined : named;
    if (named === undefined && goesOn) {
      next = new URLSearchParams(first);
      next.set('start', String(found.length));
    }
  }
  return found;
}
