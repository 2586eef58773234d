import { join } from 'node:path';
import type { AppendFile, Disk } from './disk.js';

/** A closed file of the journal. Its name is the sequence number of its first write. */
export interface Segment {
  readonly path: string;
  readonly first: number;
  readonly bytes: number;
  /** Set aside, not deleted, once checkpoints hold what could be read of it. */
  readonly damaged: boolean;
}

export interface Journal {
  /** Resolves once the lines are on disk; after a rejection they are cut off again, as far as the disk allows. */
  append(lines: string, first: number): Promise<void>;
  /** Closes the present segment; not to be called while an append is under way. */
  rotate(): Promise<void>;
  /** Segments that get no more lines; all their writes are in memory when this is asked between appends. */
  closed(): readonly Segment[];
  forget(segment: Segment): void;
  close(): Promise<void>;
}

interface Deps {
  readonly disk: Disk;
  readonly dir: string;
  readonly first: number;
  readonly segments: readonly Segment[];
  readonly segmentBytes: number;
  readonly onSegmentClosed: () => void;
}

interface Current {
  readonly file: AppendFile;
  readonly path: string;
  readonly first: number;
  bytes: number;
}

export const segmentName = (first: number): string => `${String(first).padStart(16, '0')}.log`;

export async function openJournal(deps: Deps): Promise<Journal> {
  const closed = new Set<Segment>(deps.segments.filter((segment) => segment.first !== deps.first));
  let current: Current | undefined = await startSegment(deps, deps.first);

  const retire = async (segment: Current): Promise<void> => {
    current = undefined;
    // An empty segment leaves its number, and so its name, to the next one.
    if (segment.bytes > 0) closed.add({ ...segment, damaged: false });
    await segment.file.close().catch(() => undefined);
  };

  const withdraw = async (segment: Current): Promise<void> => {
    // Whatever was written past `bytes` is refused twice: cut off here, and below the next segment's first number.
    await segment.file.truncate(segment.bytes).catch(() => undefined);
    await retire(segment);
  };

  return {
    async append(lines, first) {
      if (current !== undefined && current.bytes >= deps.segmentBytes) {
        await retire(current);
        deps.onSegmentClosed();
      }
      const segment = (current ??= await startSegment(deps, first));
      try {
        await segment.file.append(lines);
        segment.bytes += Buffer.byteLength(lines);
      } catch (error) {
        await withdraw(segment);
        throw error;
      }
    },
    rotate: async () => {
      if (current !== undefined && current.bytes > 0) await retire(current);
    },
    closed: () => [...closed].sort((a, b) => a.first - b.first),
    forget: (segment) => void closed.delete(segment),
    close: async () => {
      if (current !== undefined) await retire(current);
    },
  };
}

async function startSegment({ disk, dir }: Deps, first: number): Promise<Current> {
  const path = join(dir, segmentName(first));
  return { file: await disk.create(path), path, first, bytes: 0 };
}
