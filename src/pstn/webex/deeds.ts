/** What was done under a key: Webex has no such keys, so they are kept here (webex-api.md 4 has none). */
import type { EsaAddress } from '../../esa/address.js';
import { deedHash } from '../../esa/deed-hash.js';
import type { EsaSaved } from '../emergency.js';
import { isCalling } from './calling-error.js';
import type { Shelf } from './credentials/shelf.js';

export interface DeedRow {
  /** `begun`: no answer came, so whether Webex has done it is not known. */
  readonly state: 'begun' | 'refused' | 'done';
  readonly at: string;
  readonly addressId?: string;
}

/** The address that is set, or none, and for what. */
export interface Deed {
  readonly id: string;
  readonly address: EsaAddress | undefined;
}

export interface Deeds {
  /**
   * Does it once: the same deed under the same key is answered with what was done; another one is done. What was
   * refused or got no answer is asked for again; `isUnsure` then says that Webex may have done it.
   */
  once(key: string, deed: Deed, work: (isUnsure: boolean) => Promise<EsaSaved>): Promise<EsaSaved>;
}

/** Webex has said no: nothing was done. */
const isNo = (error: unknown): boolean =>
  isCalling(error) && error.status !== undefined && error.status >= 400 && error.status < 500;

export function createDeeds(shelf: Shelf<DeedRow>, now: () => Date): Deeds {
  const running = new Map<string, Promise<EsaSaved>>();

  const note = (key: string, state: DeedRow['state'], addressId?: string): Promise<void> =>
    shelf.put(key, { state, at: now().toISOString(), ...(addressId === undefined ? {} : { addressId }) });

  async function run(key: string, work: (isUnsure: boolean) => Promise<EsaSaved>): Promise<EsaSaved> {
    const row = await shelf.get(key);
    if (row?.state === 'done')
      return { ok: true, ...(row.addressId === undefined ? {} : { addressId: row.addressId }) };
    // An attempt that nobody knows the end of stays one, whatever is said to the next.
    const isUnsure = row?.state === 'begun';
    if (!isUnsure) await note(key, 'begun');
    try {
      const saved = await work(isUnsure);
      if (saved.ok) await note(key, 'done', saved.addressId);
      else if (!isUnsure) await note(key, 'refused');
      return saved;
    } catch (error) {
      if (!isUnsure && isNo(error)) await note(key, 'refused');
      throw error;
    }
  }

  return {
    once(under, { id, address }, work) {
      const key = `${under}:${deedHash(id, address)}`;
      const already = running.get(key);
      if (already !== undefined) return already;
      const one = run(key, work).finally(() => running.delete(key));
      running.set(key, one);
      return one;
    },
  };
}
