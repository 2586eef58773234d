import { setTimeout as sleep } from 'node:timers/promises';
import { SwitchboardError } from '../errors.js';
import type { Journal } from './journal.js';
import { encodeRecord } from './journal-record.js';
import type { PreparedCommit } from './prepare-commit.js';
import type { PreparedWrite } from './tables.js';

interface Waiting {
  readonly commit: PreparedCommit;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface Deps {
  readonly journal: Pick<Journal, 'append'>;
  /** Must not throw: the write is on disk already. */
  readonly apply: (write: PreparedWrite, sequence: number) => void;
  readonly next: number;
}

export interface CommitQueue {
  push(commit: PreparedCommit): Promise<void>;
  /** Does something while nothing is being written. */
  between(work: () => Promise<void>): Promise<void>;
  drained(): Promise<void>;
}

const batchCharacters = 1024 * 1024;
const gatherMs = 1;

/**
 * Group commit: those who arrive while the disk is busy share its next turn. Memory changes after the
 * disk, in the order of arrival, and not at all when the disk refuses.
 */
export function createCommitQueue({ journal, apply, next }: Deps): CommitQueue {
  const waiting: Waiting[] = [];
  const between: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  let sequence = next;
  let last = { size: 0, at: 0 };

  const isBusy = (): boolean => last.size > 1 && performance.now() - last.at < gatherMs;

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    await journal.append(encodeBatch(batch, sequence), sequence);
    for (const { commit, resolve } of batch) {
      for (const change of commit.writes) apply(change, sequence++);
      resolve();
    }
  };

  const run = async (): Promise<void> => {
    // One turn of the event loop lets commits made together travel together.
    await new Promise(setImmediate);
    while (waiting.length > 0 || between.length > 0) {
      for (const work of between.splice(0)) await work();
      if (waiting.length === 0) continue;
      // Under load a moment of gathering saves most of the syncs; commits that come alone never wait.
      if (isBusy()) await sleep(gatherMs);
      const batch = takeBatch(waiting);
      await write(batch).catch((error: unknown) => refuse(batch, error));
      last = { size: batch.length, at: performance.now() };
    }
    running = undefined;
  };

  return {
    push: (commit) =>
      new Promise((resolve, reject) => {
        waiting.push({ commit, resolve, reject });
        running ??= run();
      }),
    between: (work) =>
      new Promise((resolve, reject) => {
        between.push(() => work().then(resolve, reject));
        running ??= run();
      }),
    drained: () => running ?? Promise.resolve(),
  };
}

function takeBatch(waiting: Waiting[]): readonly Waiting[] {
  let characters = 0;
  const end = waiting.findIndex(({ commit }) => (characters += commit.json.length) > batchCharacters);
  return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end));
}

function encodeBatch(batch: readonly Waiting[], first: number): string {
  let lines = '';
  let sequence = first;
  for (const { commit } of batch) {
    lines += encodeRecord(sequence, commit.json);
    sequence += commit.writes.length;
  }
  return lines;
}

function refuse(batch: readonly Waiting[], error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const refusal = new SwitchboardError('store_failed', `The commit could not be written: ${reason}`, error);
  for (const { reject } of batch) reject(refusal);
}
