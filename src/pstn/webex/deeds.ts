/** What was done under a key: Webex has no such keys, so they are kept here (webex-api.md 4 has none). */
import type { EsaSaved } from '../emergency.js';
import type { Shelf } from './credentials/shelf.js';

export interface DeedRow {
  /** `begun` after the end of a process: whether Webex heard of it is not known. */
  readonly state: 'begun' | 'done';
  readonly at: string;
  readonly addressId?: string;
}

export interface Deeds {
  /**
   * Does it once: the same key is answered with what was done. A refusal is not kept, and what failed or was cut off
   * is done again; `isRepeat` then says that Webex may have heard of it.
   */
  once(key: string, work: (isRepeat: boolean) => Promise<EsaSaved>): Promise<EsaSaved>;
}

export function createDeeds(shelf: Shelf<DeedRow>, now: () => Date): Deeds {
  const running = new Map<string, Promise<EsaSaved>>();

  async function run(key: string, work: (isRepeat: boolean) => Promise<EsaSaved>): Promise<EsaSaved> {
    const row = await shelf.get(key);
    if (row?.state === 'done')
      return { ok: true, ...(row.addressId === undefined ? {} : { addressId: row.addressId }) };
    if (row === undefined) await shelf.put(key, { state: 'begun', at: now().toISOString() });
    const saved = await work(row !== undefined);
    if (!saved.ok) return saved;
    const { addressId } = saved;
    const done = { state: 'done', at: now().toISOString() } as const;
    await shelf.put(key, addressId === undefined ? done : { ...done, addressId });
    return saved;
  }

  return {
    once(key, work) {
      const under = running.get(key);
      if (under !== undefined) return under;
      const one = run(key, work).finally(() => running.delete(key));
      running.set(key, one);
      return one;
    },
  };
}
