/** What names somebody in rows that are others': the words go, the rows stay. */
import { auditNames } from '../bot/audit/collections.js';
import { erasures, sealedCollections } from '../bot/collections.js';
import { rowsOf } from '../bot/erase/erased.js';
import { put, type AnyCollection, type Collection, type Store, type Write } from '../store/store.js';

const inPlace = '…';

function without(value: unknown, needles: readonly string[]): unknown {
  if (typeof value === 'string')
    return needles.reduce((text, needle) => text.replaceAll(needle, inPlace), value);
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, needles));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(one, needles)]));
}

/** Only while the bot is stopped: it would overwrite, or be overwritten. `names` tells whether a text names them. */
export async function scrub(
  store: Store,
  needles: readonly string[],
  names: (text: string) => boolean,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const writes: Write[] = [];
  // The aliases go once the log has told of the deed, by what the erasure says of them.
  const own: readonly AnyCollection[] = [auditNames, erasures];
  for (const collection of sealedCollections.filter((one) => !own.includes(one))) {
    const found = (await rowsOf(store, collection)).filter(({ value }) => names(JSON.stringify(value)));
    for (const { id, value } of found)
      writes.push(put(collection as Collection<unknown>, id, without(value, needles)));
    if (found.length > 0) counts[collection.name] = found.length;
  }
  await store.commit(writes);
  return counts;
}
