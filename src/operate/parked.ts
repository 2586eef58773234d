import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parked, sealedCollections, type ParkedItem } from '../bot/collections.js';
import { parkedWishes, wishFor } from '../bot/parked.js';
import { openVault } from '../bot/vault/key.js';
import { collectionsOnDisk } from '../bot/vault/on-disk.js';
import { sealStore } from '../bot/vault/seal-store.js';
import { openStore } from '../store/open-store.js';
import { copyStore } from '../store/snapshot.js';
import type { Entry } from '../store/store.js';
import { WrongUse, type Command, type Place } from './command.js';

/** Read from a copy, which can be made while the bot runs; only it may open the store itself. */
async function parkedNow({ dir, key }: Place): Promise<readonly Entry<ParkedItem>[]> {
  const copy = await mkdtemp(join(tmpdir(), 'switchboard-parked-'));
  try {
    await copyStore(dir, copy);
    const store = await openStore({ dir: copy, collections: collectionsOnDisk });
    try {
      const vault = await openVault({ ...key, store, mayMake: false, onMade: () => undefined });
      return await sealStore(store, vault, sealedCollections).list(parked);
    } finally {
      await store.close();
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Where it was to go and why it cannot; never what it says. */
function line({ id, value: { at, message, notice, why } }: Entry<ParkedItem>): string {
  const to = message.roomId ?? message.toPersonId ?? '';
  return [id, at, notice === true ? 'notice' : 'answer', to, why].join('  ');
}

/** Messages that can never arrive: `list`, and `retry` or `drop` one of them or all. The bot does it when it runs. */
export const parkedMessages: Command = async ([what = 'list', ...ids], place) => {
  const { dir, say } = place;
  const wish = parkedWishes.find((one) => one === what);
  if (wish === undefined && what !== 'list') throw new WrongUse();
  if (wish !== undefined && ids.length === 0) throw new WrongUse();
  const all = await parkedNow(place);
  if (wish === undefined) {
    for (const entry of all) say(line(entry));
    say(`${all.length} messages are parked.`);
    return true;
  }
  const chosen = ids.includes('all') ? all.map(({ id }) => id) : ids;
  const unknown = chosen.filter((id) => !all.some((entry) => entry.id === id));
  for (const id of unknown) say(`${id} is not parked.`);
  const known = chosen.filter((id) => !unknown.includes(id));
  for (const id of known) await wishFor(dir, id, wish);
  say(`To ${wish}: ${known.length}. The bot does it at once, or when it is started.`);
  return unknown.length === 0;
};
