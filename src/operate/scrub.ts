/** What names somebody in rows that are others': the words go, the rows stay. */
import { auditNames } from '../bot/audit/collections.js';
import { nameOf, naming } from '../bot/erase/customer.js';
import { erasures, sealedCollections } from '../bot/collections.js';
import { rowsOf } from '../bot/erase/erased.js';
import { put, type AnyCollection, type Collection, type Store, type Write } from '../store/store.js';

const inPlace = '…';

function without(value: unknown, name: RegExp): unknown {
  if (typeof value === 'string') return value.replaceAll(name, inPlace);
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, name)]));
}

/** Only while the bot is stopped: it would overwrite, or be overwritten. */
export async function scrub(
  store: Store,
  needles: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const names = naming(needles);
  const name = nameOf(needles);
  const counts: Record<string, number> = {};
  const writes: Write[] = [];
  // The aliases go once the log has told of the deed, by what the erasure says of them.
  const own: readonly AnyCollection[] = [auditNames, erasures];
  for (const collection of sealedCollections.filter((one) => !own.includes(one))) {
    const found = (await rowsOf(store, collection)).filter(({ value }) => names(JSON.stringify(value)));
    for (const { id, value } of found)
      writes.push(put(collection as Collection<unknown>, id, without(value, name)));
    if (found.length > 0) counts[collection.name] = found.length;
  }
  await store.commit(writes);
  return counts;
}
