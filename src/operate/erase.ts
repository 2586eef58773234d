import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { createAuditLog, type AuditLog } from '../bot/audit/audit-log.js';
import { auditNames, nameId } from '../bot/audit/collections.js';
import { erasures, people, sealedCollections } from '../bot/collections.js';
import { eraseCustomer, naming } from '../bot/erase/customer.js';
import { rowsOf, type Counts, type Erased } from '../bot/erase/erased.js';
import { finishErasures } from '../bot/erase/finish.js';
import { erasePerson } from '../bot/erase/person.js';
import { references } from '../bot/files/prune-files.js';
import { createCabinet } from '../bot/files/cabinet.js';
import { openVault } from '../bot/vault/key.js';
import { collectionsOnDisk } from '../bot/vault/on-disk.js';
import { sealStore } from '../bot/vault/seal-store.js';
import { openStore } from '../store/open-store.js';
import { put, type Store } from '../store/store.js';
import { WrongUse, type Command, type Place } from './command.js';
import { scrub } from './scrub.js';

interface Found extends Erased {
  readonly what: 'erase-customer' | 'erase-person';
  readonly names: readonly string[];
  /** What must be found nowhere afterwards. */
  readonly needles: readonly string[];
  readonly customer?: string;
}

interface Wanted {
  readonly customer?: string | undefined;
  readonly person?: string | undefined;
}

async function find(store: Store, { customer, person }: Wanted): Promise<Found | undefined> {
  if (customer !== undefined) {
    return { ...(await eraseCustomer(store, customer)), what: 'erase-customer', customer };
  }
  const email = person?.toLowerCase();
  const known = (await store.list(people)).find(({ value }) => value.email.toLowerCase() === email);
  if (known === undefined) return undefined;
  const { id, value } = known;
  const erased = await erasePerson(store, { id, email: value.email });
  return {
    ...erased,
    what: 'erase-person',
    needles: [...new Set([id, value.email, value.email.toLowerCase()])],
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Copies from before, which would still hold it. */
const copies = (name: string): boolean =>
  name.endsWith('.damaged') ||
  name === 'before' ||
  name.startsWith('replaced-') ||
  name.startsWith('snapshot-');

async function dropCopies(dir: string): Promise<readonly string[]> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true });
  const found = all.filter(({ name }) => copies(name)).map(({ parentPath, name }) => join(parentPath, name));
  for (const path of found) await rm(path, { recursive: true, force: true });
  return found.map((path) => relative(dir, path));
}

/** Looks again, with the key into every row and without it into every file. */
async function whereLeft(store: Store, dir: string, needles: readonly string[]): Promise<readonly string[]> {
  const names = naming(needles);
  const left: string[] = [];
  for (const collection of sealedCollections)
    for (const { id, value } of await rowsOf(store, collection))
      if (names(`${id} ${JSON.stringify(value)}`)) left.push(`a row of ${collection.name}`);
  const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files)
    if (names(`${name} ${await readFile(join(parentPath, name), 'utf8')}`))
      left.push(relative(dir, join(parentPath, name)));
  return left;
}

const tell = (counts: Counts): readonly string[] =>
  Object.entries(counts).map(([name, count]) => `  ${name}: ${count}`);

async function carryOut(store: Store, audit: AuditLog, place: Place, found: Found): Promise<void> {
  const { what, customer, counts, writes, names, files } = found;
  const id = `operator:${randomUUID()}`;
  const entry = { at: place.now().toISOString(), what, old: { ...counts, files: files.length } };
  const deed = audit.write(id, { ...entry, ...(customer === undefined ? {} : { customer }) });
  await store.commit([...writes, put(erasures, id, { names, files }), deed]);
  await audit.flush();
}

async function eraseIn(
  store: Store,
  place: Place,
  wanted: Wanted,
  parts: { cabinet: ReturnType<typeof createCabinet> },
) {
  const { dir, say, now } = place;
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const audit = createAuditLog({ dir, store, log, now });
  const found = await find(store, wanted);
  if (found === undefined) {
    say('Nobody with this address is known.');
    return false;
  }
  await carryOut(store, audit, place, found);
  const own =
    found.customer === undefined ? found.names[0] : nameId({ kind: 'customer', id: found.customer });
  const alias = await store.get(auditNames, own ?? '');
  const named = found.what === 'erase-person' ? await scrub(store, found.needles) : {};
  await finishErasures({ store, audit, ...parts });
  // Nobody is about to use any: what no draft speaks of goes at once.
  const text = await references(store);
  await parts.cabinet.prune(new Date(now().getTime() + dayMs), () =>
    Promise.resolve((id) => text.includes(id)),
  );
  const dropped = await dropCopies(dir);
  say(['Erased, by collection:', ...tell(found.counts), `  files: ${found.files.length}`].join('\n'));
  if (Object.keys(named).length > 0)
    say(['Named in rows of others, and taken out there:', ...tell(named)].join('\n'));
  if (alias !== undefined) say(`In the audit log it goes by ${alias.alias} from now on.`);
  if (dropped.length > 0) say(`Copies that held it are deleted too: ${dropped.join(', ')}`);
  const left = await whereLeft(store, dir, found.needles);
  for (const where of left) say(`Still named in ${where}`);
  say(
    left.length === 0
      ? 'Looked again into every row and file: 0 name it.'
      : 'Not everything is gone; see above.',
  );
  say('Backups elsewhere are not touched: delete those that were made before.');
  return left.length === 0;
}

function wantedIn(args: readonly string[]): Wanted {
  try {
    const option = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...args], options: { customer: option, person: option } });
    if ((values.customer === undefined) !== (values.person === undefined)) return values;
  } catch {
    // Answered as below.
  }
  throw new WrongUse();
}

/** Only while the bot is stopped: what it holds in memory would come back. Interrupted, it is run again. */
export const erase: Command = async (args, place) => {
  const wanted = wantedIn(args);
  const raw = await openStore({ dir: place.dir, collections: collectionsOnDisk });
  try {
    const vault = await openVault({ ...place.key, store: raw, mayMake: false, onMade: () => undefined });
    const store = sealStore(raw, vault, sealedCollections);
    const cabinet = createCabinet({ dir: join(place.dir, 'files'), vault, now: place.now });
    return await eraseIn(store, place, wanted, { cabinet });
  } finally {
    await raw.close();
  }
};
