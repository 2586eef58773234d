/** Who did what: committed together with the deed, then written into the log, each once. */
import { createHash, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { put, type Store, type Write } from '../../store/store.js';
import { settings } from '../collections.js';
import {
  auditNames,
  auditRecords,
  nameId,
  type AuditEntry,
  type AuditRecord,
  type Ref,
} from './collections.js';
import { appendTo, auditDir, auditFiles, cutTornLine, readAuditFile } from './files.js';
import { beginning, decodeLine, encodeLine, type AuditLine, type Head } from './line.js';

export interface AuditLog {
  /** To be committed together with the deed; then `flush`. */
  readonly write: (id: string, entry: AuditEntry) => Write;
  /** Durable once it resolves. The same id again is the same deed. */
  record(id: string, entry: AuditEntry): Promise<void>;
  /** Writes into the log what was committed. What cannot be written now is written with the next call. */
  flush(): Promise<void>;
}

export interface AuditOptions {
  /** Folder of the bot. */
  readonly dir: string;
  readonly store: Store;
  readonly log: Pick<Logger, 'error'>;
  readonly now: () => Date;
}

export const headName = 'audit-head';

interface Chain {
  head: Head;
  /** Ids of lines a former process may have written without noting it. */
  readonly known: ReadonlySet<string>;
}

const shortId = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 16);

/** Where the log ends. The newest two files are enough: what waits was written lately, if at all. */
async function openChain(dir: string): Promise<Chain> {
  const names = (await auditFiles(dir)).slice(-2);
  const lines: AuditLine[] = [];
  for (const name of names) {
    await cutTornLine(dir, name);
    const { lines: texts } = await readAuditFile(dir, name);
    lines.push(...texts.map(decodeLine).filter((line) => line !== undefined));
  }
  const last = lines.at(-1);
  const head = last === undefined ? beginning : { seq: last.seq, hash: last.hash };
  return { head, known: new Set(lines.map(({ id }) => id)) };
}

export function createAuditLog({ dir: botDir, store, log, now }: AuditOptions): AuditLog {
  const dir = auditDir(botDir);
  let chain: Chain | undefined;
  let tail: Promise<void> = Promise.resolve();

  const write = (id: string, entry: AuditEntry): Write =>
    put<AuditRecord>(auditRecords, id, { state: 'waiting', at: entry.at, entry });

  /** The alias of somebody or something; made once, and kept before it stands in the log. */
  async function aliasOf(ref: Ref, customer: string | undefined): Promise<string> {
    const known = await store.get(auditNames, nameId(ref));
    if (known !== undefined) return known.alias;
    const alias = `${ref.kind}-${randomBytes(5).toString('hex')}`;
    const owner = ref.kind === 'person' || ref.kind === 'space' ? undefined : customer;
    const row = { ...ref, alias, ...(owner === undefined ? {} : { customer: owner }) };
    await store.commit([put(auditNames, nameId(ref), row)]);
    return alias;
  }

  async function contentOf(id: string, entry: AuditEntry) {
    const { who, space, customer, target, ...rest } = entry;
    const alias = (ref: Ref) => aliasOf(ref, customer);
    return {
      id: shortId(id),
      at: rest.at,
      who: who === undefined ? 'operator' : await alias({ kind: 'person', id: who }),
      ...(space === undefined ? {} : { space: await alias({ kind: 'space', id: space }) }),
      ...(customer === undefined ? {} : { customer: await alias({ kind: 'customer', id: customer }) }),
      what: rest.what,
      ...(rest.stage === undefined ? {} : { stage: rest.stage }),
      ...(target === undefined ? {} : { target: await alias(target) }),
      ...(rest.old === undefined ? {} : { old: rest.old }),
      ...(rest.new === undefined ? {} : { new: rest.new }),
      ...(rest.outcome === undefined ? {} : { outcome: rest.outcome }),
    };
  }

  async function appendWaiting(): Promise<void> {
    const waiting = await store.list(auditRecords, { index: 'waiting', is: 'yes' });
    if (waiting.length === 0) return;
    const current = (chain ??= await openChain(dir));
    let { head } = current;
    let text = '';
    for (const { id, value } of waiting) {
      if (value.entry === undefined || current.known.has(shortId(id))) continue;
      const line = encodeLine(await contentOf(id, value.entry), head);
      text += line.text;
      head = line.head;
    }
    if (text !== '') await appendTo(dir, `${now().toISOString().slice(0, 7)}.jsonl`, text);
    current.head = head;
    const done: AuditRecord = { state: 'written', at: now().toISOString() };
    await store.commit([
      ...waiting.map(({ id }) => put(auditRecords, id, done)),
      put(settings, headName, JSON.stringify(head)),
    ]);
  }

  const flush = (): Promise<void> => {
    tail = tail.then(appendWaiting).catch((err: unknown) => {
      // Read anew before the next line: the end of the file is uncertain now.
      chain = undefined;
      log.error({ err }, 'the audit log could not be written; its entries wait');
    });
    return tail;
  };

  return {
    write,
    async record(id, entry) {
      if ((await store.get(auditRecords, id)) !== undefined) return;
      await store.commit([write(id, entry)]);
      void flush();
    },
    flush,
  };
}
