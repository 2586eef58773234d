import { lazyJson } from './ordered-rows.js';
import type { Write } from './store.js';
import type { PreparedWrite, Tables } from './tables.js';

export interface PreparedCommit {
  readonly writes: readonly PreparedWrite[];
  /** The writes as one line of JSON. */
  readonly json: string;
}

/**
 * Checks and copies everything a commit needs before a byte is written, so that applying it cannot fail.
 * Throws a `TypeError` on a value JSON cannot hold and on an unknown collection.
 */
export function prepareCommit(tables: Tables, writes: readonly Write[]): PreparedCommit {
  const prepared: PreparedWrite[] = [];
  const parts: string[] = [];
  for (const write of writes) {
    const { collection, id } = write;
    tables.mustKnow(collection);
    if (write.type === 'delete') {
      prepared.push({ type: 'delete', collection, id });
      parts.push(JSON.stringify({ type: 'delete', collection, id }));
      continue;
    }
    const text = JSON.stringify(write.value) as string | undefined;
    if (text === undefined) throw new TypeError(`The value of "${id}" in "${collection}" is not JSON.`);
    prepared.push({
      type: 'put',
      collection,
      id,
      // The store keeps what a restart would give back, not an object its caller may go on changing.
      read: lazyJson(text),
      keys: tables.keysOf(collection, write.value),
      bytes: text.length,
    });
    parts.push(
      `{"type":"put","collection":${JSON.stringify(collection)},"id":${JSON.stringify(id)},"value":${text}}`,
    );
  }
  return { writes: prepared, json: `[${parts.join(',')}]` };
}
