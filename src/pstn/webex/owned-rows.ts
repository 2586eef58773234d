/** Rows of all organisations within reach, and in which of them one is. */
import { LRUCache } from 'lru-cache';
import type { Aged } from '../calling-data.js';
import { createAged, type AgedOptions } from './aged.js';
import { isCalling, type CallingError } from './calling-error.js';
import type { Credentials } from './credentials/credentials.js';

/** Something and the organisation it belongs to. */
export interface Owned<T> {
  readonly organizationId: string;
  readonly value: T;
}

export interface OwnedRows<T> {
  of(organizationId: string): Promise<Aged<readonly T[]>>;
  /**
   * Undefined when no organisation has it. Rejects when it may be in one that could not be asked: that is not to be
   * taken for a thing that is not there.
   */
  find(key: string): Promise<Owned<T> | undefined>;
}

export interface OwnedRowsOptions<T> extends AgedOptions {
  readonly read: (organizationId: string) => Promise<readonly T[]>;
  /** What a row is asked for by. */
  readonly keysOf: (row: T) => readonly string[];
  readonly credentials: Pick<Credentials, 'reached'>;
}

const mostKeys = 20_000;

export function createOwnedRows<T>(options: OwnedRowsOptions<T>): OwnedRows<T> {
  const { read, keysOf, credentials, now, ttlMs } = options;
  /** By key; known for longer than the rows themselves, so that nobody waits for the trouble of another one. */
  const homes = new LRUCache<string, string>({ max: mostKeys });

  async function readAndNote(organizationId: string): Promise<readonly T[]> {
    const rows = await read(organizationId);
    for (const key of rows.flatMap(keysOf)) homes.set(key, organizationId);
    return rows;
  }
  const book = createAged(readAndNote, { now, ttlMs });

  async function lookIn(organizationId: string, key: string): Promise<Owned<T> | undefined> {
    const { value: rows } = await book.get(organizationId);
    const value = rows.find((row) => keysOf(row).includes(key));
    return value === undefined ? undefined : { organizationId, value };
  }

  /** What is kept is looked through first: others are asked only for what is not there. */
  async function lookInAll(key: string, but: string | undefined): Promise<Owned<T> | undefined> {
    const { organizations, faults } = await credentials.reached();
    const ids = organizations.map(({ id }) => id).filter((id) => id !== but);
    const isKept = (id: string): boolean => book.isKept(id);
    const troubles: CallingError[] = [];
    for (const id of [...ids.filter(isKept), ...ids.filter((one) => !isKept(one))]) {
      const found = await lookIn(id, key).catch((error: unknown) => {
        if (!isCalling(error)) throw error;
        troubles.push(error);
        return undefined;
      });
      if (found !== undefined) return found;
    }
    const [trouble] = [...troubles, ...faults];
    if (trouble !== undefined) throw trouble;
    return undefined;
  }

  return {
    of: (organizationId) => book.get(organizationId),
    async find(key) {
      const home = homes.get(key);
      const found = home === undefined ? undefined : await lookIn(home, key);
      return found ?? lookInAll(key, home);
    },
  };
}
