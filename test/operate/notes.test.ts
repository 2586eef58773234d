import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { createAuditLog } from '../../src/bot/audit/audit-log.js';
import { auditDir, auditFiles, readAuditFile } from '../../src/bot/audit/files.js';
import { decodeLine } from '../../src/bot/audit/line.js';
import { parked } from '../../src/bot/collections.js';
import { createNotes } from '../../src/bot/notes.js';
import { backup } from '../../src/operate/backup.js';
import { parkedMessages } from '../../src/operate/parked.js';
import { restore } from '../../src/operate/restore.js';
import { rotateKey } from '../../src/operate/rotate-key.js';
import { put } from '../../src/store/store.js';
import { fill, temporaryDir, withKept } from './kept.js';

const log = pino({ level: 'silent' });

const linesIn = async (dir: string) => {
  const names = await auditFiles(auditDir(dir));
  const files = await Promise.all(names.map((name) => readAuditFile(auditDir(dir), name)));
  return files.flatMap(({ lines }) => lines.map(decodeLine));
};

test('what the operator does with backups, the key and parked messages is in the audit log, each once', async () => {
  const root = await temporaryDir();
  const dir = join(root, 'bot');
  const copy = join(root, 'monday');
  let time = Date.parse('2026-11-26T08:00:00Z');
  const now = () => new Date((time += 60_000));
  const place = { dir, key: { dir }, now, say: () => undefined };
  /** The part of a running bot that reads the notes. */
  const whileItRuns = (work: () => Promise<void>) =>
    withKept(dir, async ({ store }) => {
      const audit = createAuditLog({ dir, store, log, now });
      const notes = createNotes({ dir, audit, log, everyMs: 10 });
      notes.start();
      await work();
      await vi.waitFor(async () => expect(await readdir(join(dir, 'notes'))).toEqual([]));
      await notes.stop();
      await audit.flush();
    });

  await withKept(dir, async (opened) => {
    await fill(opened, dir, 10);
    const item = { order: 1, at: '', direct: true, message: { roomId: 'r', markdown: 'the PIN is 471147' } };
    const id = '5b0a7a5e-9d3c-4a39-8f53-0f6f6d0f7c11';
    await opened.store.commit([put(parked, id, { ...item, why: 'gone', since: '' })]);
  });
  await whileItRuns(async () => {
    expect(await backup([copy], place)).toBe(true);
    expect(await parkedMessages(['drop', 'all'], place)).toBe(true);
  });
  await restore([copy], place);
  await rotateKey([], place);
  await whileItRuns(() => Promise.resolve());

  const lines = await linesIn(dir);
  expect(lines.map((line) => [line?.who, line?.what]).toSorted()).toEqual([
    ['operator', 'backup'],
    ['operator', 'parked-drop'],
    ['operator', 'restore'],
    ['operator', 'rotate-key'],
  ]);
  const told: Record<string, unknown> = Object.fromEntries(
    lines.map((line) => [line?.what ?? '', line?.new] as const),
  );
  expect(told).toMatchObject({
    backup: { files: expect.any(Number) as number },
    'parked-drop': { messages: 1 },
    restore: { made: expect.stringMatching(/^2026-11-26T08:/) as string },
    'rotate-key': { rows: expect.any(Number) as number, files: 2 },
  });
  expect(JSON.stringify(lines)).not.toContain('471147');
}, 60_000);
