import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Segment } from './journal.js';
import { decodeRecord, type JournalRecord } from './journal-record.js';
import type { StoreLog } from './store-log.js';

interface Deps {
  readonly dir: string;
  readonly log: StoreLog;
  readonly replay: (record: JournalRecord) => void;
}

export interface RecoveredJournal {
  readonly segments: readonly Segment[];
  /** Sequence number of the next write. */
  readonly next: number;
}

/**
 * Replays what the journal holds, oldest first. A torn end is cut off and reported; a line that fails its
 * checksum is skipped and reported, and its segment marked as damaged.
 */
export async function recoverJournal({ dir, log, replay }: Deps): Promise<RecoveredJournal> {
  const names = (await readdir(dir)).filter((name) => /^\d{16}\.log$/u.test(name)).sort();
  const segments: Segment[] = [];
  let next: number | undefined;

  for (const [at, name] of names.entries()) {
    const path = join(dir, name);
    const first = Number.parseInt(name, 10);
    // Lines numbered from here on were refused by the disk, and their commits rejected.
    const end = Number.parseInt(names[at + 1] ?? 'Infinity', 10) || Infinity;
    if (next !== undefined && first > next)
      log.error({ from: next, to: first - 1 }, 'Writes are missing in the journal');
    const read = readSegment(await readFile(path), Math.max(first, next ?? first), end, replay);
    if (read.badLines > 0)
      log.error({ path, lines: read.badLines }, 'Lines of the journal are damaged and skipped');
    if (read.torn > 0 && read.next < end) {
      log.warn(
        { path, bytes: read.torn },
        'Cut a half-written line off the journal; its commit had not been confirmed',
      );
      await truncate(path, read.whole);
    }
    segments.push({ path, first, bytes: read.whole, damaged: read.badLines > 0 });
    next = Math.max(read.next, read.badLines > 0 ? first + 1 : first);
  }
  return { segments, next: next ?? 1 };
}

interface ReadSegment {
  readonly next: number;
  readonly badLines: number;
  /** Bytes up to the last line end, and after it. */
  readonly whole: number;
  readonly torn: number;
}

function readSegment(content: Buffer, from: number, end: number, replay: Deps['replay']): ReadSegment {
  const whole = content.lastIndexOf('\n') + 1;
  let next = from;
  let badLines = 0;
  for (const line of content.toString('utf8', 0, whole).split('\n').slice(0, -1)) {
    if (next >= end) break;
    const record = decodeRecord(line);
    if (record === undefined) badLines += 1;
    else if (record.sequence >= end) break;
    else {
      replay(record);
      next = Math.max(next, record.sequence + record.writes.length);
    }
  }
  return { next, badLines, whole, torn: content.length - whole };
}
