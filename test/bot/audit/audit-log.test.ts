import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAuditLog, headName } from '../../../src/bot/audit/audit-log.js';
import { auditNames, auditRecords, type AuditEntry } from '../../../src/bot/audit/collections.js';
import { lineSchema, type Head } from '../../../src/bot/audit/line.js';
import { verifyAudit } from '../../../src/bot/audit/verify.js';
import { botCollections, settings } from '../../../src/bot/collections.js';
import { createMemoryStore } from '../../../src/store/memory-store.js';
import type { Store } from '../../../src/store/store.js';

const log = pino({ level: 'silent' });
const day = new Date('2026-11-20T09:00:00Z');
const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: day.toISOString(),
  who: 'alice',
  space: 'room',
  customer: 'harbor',
  what: 'follow',
  target: { kind: 'order', id: 'PO-1' },
  new: { on: true },
  ...change,
});

async function stage() {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-audit-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const store = createMemoryStore(botCollections);
  const clock = { now: day };
  /** A process of its own on the same store and files. */
  const open = (over: Store = store) => createAuditLog({ dir, store: over, log, now: () => clock.now });
  const path = (name = '2026-11.jsonl') => join(dir, 'audit', name);
  const lines = async (name?: string) =>
    (await readFile(path(name), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
  const head = async () => JSON.parse((await store.get(settings, headName)) ?? '') as Head;
  const verify = async () => (await verifyAudit(join(dir, 'audit'), await head())).faults;
  return { dir, store, clock, open, path, lines, head, verify };
}

async function written(count: number) {
  const at = await stage();
  const audit = at.open();
  for (let number = 1; number <= count; number += 1) await audit.record(`deed-${number}`, entry());
  await audit.flush();
  return at;
}

describe('the audit log', () => {
  test('has each deed once, under aliases that stay the same', async () => {
    const { open, store, lines, verify } = await stage();
    const audit = open();
    await audit.record('one', entry());
    await audit.record('one', entry());
    await store.commit([audit.write('two', entry({ target: { kind: 'customer', id: 'harbor' } }))]);
    await audit.flush();
    const all = await lines();
    expect(all).toMatchObject([
      { seq: 1, what: 'follow', new: { on: true }, at: day.toISOString() },
      { seq: 2, what: 'follow' },
    ]);
    expect(all[0]?.who).toBe(all[1]?.who);
    expect(all[1]?.target).toBe(all[0]?.customer);
    const text = JSON.stringify(all);
    for (const name of ['alice', 'room"', 'harbor', 'PO-1']) expect(text).not.toContain(name);
    expect(await verify()).toEqual([]);
  });

  test('goes on over months and restarts as one chain', async () => {
    const { open, clock, lines, verify } = await stage();
    const first = open();
    await first.record('one', entry());
    await first.flush();
    clock.now = new Date('2026-12-01T00:00:00Z');
    const later = open();
    await later.flush();
    await later.record('two', entry());
    await later.flush();
    clock.now = new Date('2027-02-01T00:00:00Z');
    const last = open();
    await last.record('three', entry());
    await last.flush();
    const months = await Promise.all(['2026-11', '2026-12', '2027-02'].map((name) => lines(`${name}.jsonl`)));
    expect(months.map((month) => month.map(({ seq }) => seq))).toEqual([[1], [2], [3]]);
    expect(await verify()).toEqual([]);
  });

  test('killed after a line was written and before that was noted, has it once', async () => {
    const { open, store, lines, verify } = await stage();
    let commits = 0;
    // The commit that notes what was written never comes.
    const dying: Store = {
      ...store,
      commit: (writes) =>
        writes.some(({ id }) => id === headName)
          ? Promise.reject(new Error('killed'))
          : store.commit(writes).then(() => void (commits += 1)),
    };
    const first = open(dying);
    await first.record('one', entry());
    await first.flush();
    expect(commits).toBeGreaterThan(0);
    expect(await lines()).toHaveLength(1);
    const next = open();
    await next.flush();
    await next.record('two', entry());
    await next.flush();
    expect((await lines()).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await store.list(auditRecords, { index: 'waiting', is: 'yes' })).toEqual([]);
    expect(await verify()).toEqual([]);
  });

  test('killed within a line, writes it anew', async () => {
    const { open, path, lines, verify } = await written(2);
    await appendFile(path(), '{"seq":3,"id":"half');
    const audit = open();
    await audit.record('three', entry());
    await audit.flush();
    expect((await lines()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await verify()).toEqual([]);
  });

  test('that cannot be written keeps its entries until it can', async () => {
    const { dir, open, lines, store, verify } = await stage();
    await writeFile(join(dir, 'audit'), 'no folder');
    const audit = open();
    await audit.record('one', entry());
    await audit.flush();
    expect(await store.list(auditRecords, { index: 'waiting', is: 'yes' })).toHaveLength(1);
    await rm(join(dir, 'audit'));
    await audit.record('two', entry());
    await audit.flush();
    expect(await lines()).toHaveLength(2);
    expect(await verify()).toEqual([]);
  });

  test('says nothing of a person any more once the alias is forgotten, and stays whole', async () => {
    const { store, verify } = await written(3);
    const names = await store.list(auditNames);
    expect(names.map(({ id }) => id).sort()).toEqual([
      'customer:harbor',
      'order:PO-1',
      'person:alice',
      'space:room',
    ]);
    await store.commit(names.map(({ id }) => ({ type: 'delete', collection: 'audit-names', id })));
    expect(await verify()).toEqual([]);
  });
});

describe('verifying finds', () => {
  const harm = async (change: (lines: string[]) => string[]) => {
    const at = await written(6);
    const text = await readFile(at.path(), 'utf8');
    await writeFile(at.path(), `${change(text.trimEnd().split('\n')).join('\n')}\n`);
    return at.verify();
  };
  const swap = ([a = '', b = '', c = '', d = '', ...rest]: string[]) => [a, c, b, d, ...rest];

  test.each<[string, (lines: string[]) => string[], string[]]>([
    [
      'a changed word',
      (all) => all.map((line, at) => (at === 2 ? line.replace('follow', 'cancel') : line)),
      ['2026-11.jsonl:3: the line was changed'],
    ],
    [
      'a removed line',
      (all) => all.toSpliced(2, 1),
      ['2026-11.jsonl:3: number 3 is missing before number 4'],
    ],
    [
      'several removed lines',
      (all) => all.toSpliced(1, 3),
      ['2026-11.jsonl:2: numbers 2 to 4 are missing before number 5'],
    ],
    ['a removed first line', (all) => all.slice(1), ['2026-11.jsonl:1: number 1 is missing before number 2']],
    ['a removed end', (all) => all.slice(0, 4), ['the end is missing: number 6 was written']],
    [
      'a doubled line',
      (all) => all.toSpliced(3, 0, all[2] ?? ''),
      ['2026-11.jsonl:4: number 3 stands after number 3'],
    ],
    [
      'nonsense',
      (all) => all.with(5, '{}'),
      ['2026-11.jsonl:6: the line was changed', 'the end is missing: number 6 was written'],
    ],
  ])('%s', async (_what, change, faults) => {
    expect(await harm(change)).toEqual(faults);
  });

  test('two lines in the wrong order', async () => {
    expect((await harm(swap)).join('\n')).toContain('2026-11.jsonl:3: number 2 stands after number 3');
  });

  test('a line that was written anew with a hash of its own', async () => {
    const { dir, path, verify } = await written(3);
    const other = await written(3);
    const forged = (await readFile(other.path(), 'utf8')).split('\n')[1] ?? '';
    const lines = (await readFile(path(), 'utf8')).split('\n');
    await writeFile(path(), lines.with(1, forged).join('\n'));
    expect(await readdir(join(dir, 'audit'))).toEqual(['2026-11.jsonl']);
    expect((await verify()).length).toBeGreaterThan(0);
  });
});
