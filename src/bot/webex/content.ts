import type { Dispatcher } from 'undici';
import { readUpTo } from '../../read-up-to.js';

/** What came of asking for the content of a file. */
export type Content = { readonly disposition: string | undefined } & (
  | { readonly type: 'content'; readonly bytes: Uint8Array }
  | { readonly type: 'too_large' }
  | { readonly type: 'refused'; readonly status: number; readonly retryAfter: number | undefined }
);

export interface Door {
  readonly request: (asked: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>;
  readonly origin: string;
  /** Path under which the API lives, e.g. `/v1`. */
  readonly base: string;
  readonly authorization: string;
}

const header = ({ headers }: Dispatcher.ResponseData, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The path to ask for, or undefined when the address is not of this API. */
function pathOf(url: string, { origin, base }: Door): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin: asked, pathname } = new URL(url);
  return asked === origin && pathname.startsWith(`${base}/contents/`) ? pathname : undefined;
}

/** Never more than `limit` bytes are held; an address outside this API is not asked for. */
export async function readContent(door: Door, url: string, limit: number): Promise<Content> {
  const path = pathOf(url, door);
  if (path === undefined) {
    return { type: 'refused', status: 403, retryAfter: undefined, disposition: undefined };
  }
  const { authorization } = door;
  const response = await door.request({ method: 'GET', path, headers: { authorization } });
  const { statusCode: status, body } = response;
  const disposition = header(response, 'content-disposition');
  // Whatever is not read is thrown away with its connection; its end is of no interest.
  const leave = (): void => void body.on('error', () => undefined).destroy();
  if (status !== 200) {
    leave();
    const asked = Number(header(response, 'retry-after'));
    return { type: 'refused', status, retryAfter: asked > 0 ? asked : undefined, disposition };
  }
  if (Number(header(response, 'content-length') ?? 0) > limit) {
    leave();
    return { type: 'too_large', disposition };
  }
  const bytes = await readUpTo(body, limit);
  return bytes === undefined ? { type: 'too_large', disposition } : { type: 'content', bytes, disposition };
}
