import { basename } from 'node:path';
import { badRequest } from '../refusal.js';
import { cleanFileName, fileTooLarge, maxFileBytes, type Upload } from './upload.js';
import { readUpTo } from '../../../read-up-to.js';

const timeoutMs = 15_000;

const addressOf = (raw: string): URL => {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw badRequest(`files: not an http address: ${raw.slice(0, 200)}`);
  }
  return url;
};

const nameOf = (url: URL, headers: Headers): string => {
  const named = /filename="?([^";]+)"?/i.exec(headers.get('content-disposition') ?? '')?.[1];
  if (named !== undefined) return basename(named);
  try {
    return basename(decodeURIComponent(url.pathname));
  } catch {
    return 'file';
  }
};

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const bytes = await readUpTo(body, maxFileBytes);
  if (bytes === undefined) throw fileTooLarge();
  return bytes;
}

/** Like Webex, fetches a file that is given by its address while the message is being posted. */
export const download = async (raw: string): Promise<Upload> => {
  const url = addressOf(raw);
  const unreachable = badRequest(`files: the address could not be downloaded: ${raw.slice(0, 200)}`);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  if (response?.ok !== true) throw unreachable;
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  const bytes = response.body === null ? Buffer.alloc(0) : await readAll(response.body);
  return { name: cleanFileName(nameOf(url, response.headers)), type, bytes };
};
