import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { FileRef, ReceivedFile } from '../../flows/engine/flow.js';
import type { WebexClient } from '../webex/client.js';
import type { Content } from '../webex/content.js';
import { nameFrom } from './disposition.js';

export const maxFileBytes = 25 * 1024 * 1024;

/** While Webex scans a file it answers 423. The person waits for an answer, so patience is short. */
const patience = { tries: 4, firstMs: 400, maxMs: 2_000 };

const mayComeLater = (status: number): boolean => status === 423 || status === 429 || status >= 500;

const fault = (status: number): 'gone' | 'unavailable' =>
  status === 404 || status === 410 ? 'gone' : 'unavailable';

/** Downloads the files of messages, from Webex alone and never more than the limit. */
export function createFetchFile(options: {
  readonly client: Pick<WebexClient, 'content'>;
  readonly log: Logger;
  readonly limit?: number;
}): (ref: FileRef) => Promise<ReceivedFile> {
  const { client, log, limit = maxFileBytes } = options;

  async function patiently(url: string): Promise<Content> {
    for (let tries = 1; ; tries += 1) {
      const content = await client.content(url, limit);
      if (content.type !== 'refused' || !mayComeLater(content.status) || tries === patience.tries)
        return content;
      const asked =
        content.retryAfter === undefined ? patience.firstMs * 2 ** tries : content.retryAfter * 1000;
      await sleep(Math.min(asked, patience.maxMs));
    }
  }

  return async ({ url }) => {
    try {
      const content = await patiently(url);
      const name = nameFrom(content.disposition);
      if (content.type === 'too_large') return { ok: false, name, why: 'too_large' };
      if (content.type === 'refused') return { ok: false, name, why: fault(content.status) };
      const { fileTypeFromBuffer } = await import('file-type');
      const type = (await fileTypeFromBuffer(content.bytes))?.mime ?? '';
      return { ok: true, name, type, bytes: content.bytes };
    } catch (err) {
      log.warn({ err }, 'file could not be fetched');
      return { ok: false, name: nameFrom(undefined), why: 'unavailable' };
    }
  };
}
