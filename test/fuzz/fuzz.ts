import fc from 'fast-check';
import { createChance, drawn } from './chance.js';
import { converse } from './conversations.js';
import { isPolluted } from './hostile.js';
import { readFiles, readTexts } from './readers.js';
import { readCorpus, type Corpus } from './record.js';
import { openDoors } from './requests.js';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** Told after each tenth, in bytes after a collection where one can be asked for. */
  readonly onTenth?: (done: number, heap: number) => void;
}

export interface FuzzFigures {
  readonly cases: Record<'deeds' | 'requests' | 'texts' | 'files', number>;
  readonly faults: readonly string[];
  readonly unhandled: number;
  /** Heap after each tenth. */
  readonly heap: readonly number[];
  /** Of one case, in milliseconds. */
  readonly slowest: number;
}

const kept = 20;

const heapNow = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
};

/** What people said in the journeys, and texts of any kind that nobody would say. */
async function corpusFor(seed: number): Promise<Corpus> {
  const corpus = await readCorpus();
  const any = drawn(fc.string({ unit: 'binary', maxLength: 200 }), seed, 300);
  const lines = drawn(fc.lorem({ maxCount: 20 }), seed, 100);
  return { ...corpus, texts: [...corpus.texts, ...any, ...lines] };
}

/** Generated events, inputs, texts and files through the doors, the engine and the readers. */
export async function fuzz({ cases, seed, onTenth }: FuzzOptions): Promise<FuzzFigures> {
  const corpus = await corpusFor(seed);
  const doors = await openDoors();
  const count = { deeds: 0, requests: 0, texts: 0, files: 0 };
  const faults: string[] = [];
  const heap: number[] = [];
  let unhandled = 0;
  let slowest = 0;
  const onUnhandled = (): void => void (unhandled += 1);
  process.on('unhandledRejection', onUnhandled);
  const done = (): number => count.deeds + count.requests + count.texts + count.files;

  /** A number for each case, so that one can be had again without all before it. */
  async function one(number: number): Promise<void> {
    const chance = createChance(seed * 1_000_003 + number);
    const times = (most: number): number => Math.min(most, cases - done());
    const kind = chance.below(100);
    if (kind < 29) count.deeds += await converse(corpus, chance, times(40));
    else if (kind < 57) count.texts += readTexts(corpus, chance, times(20));
    else if (kind < 91) count.requests += await doors.knock(corpus, chance, times(20));
    else count.files += await readFiles(corpus, chance, times(20));
  }

  for (let number = 0; done() < cases; number += 1) {
    const before = done();
    const from = performance.now();
    try {
      await one(number);
      if (isPolluted()) throw new Error('Object.prototype was written to');
    } catch (error) {
      // Whatever was counted of it, it is over.
      if (done() === before) count.deeds += 1;
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (faults.length < kept) faults.push(`case ${number}: ${said}`);
    }
    slowest = Math.max(slowest, (performance.now() - from) / Math.max(done() - before, 1));
    for (let tenth = heap.length + 1; done() >= (cases * tenth) / 10 && tenth <= 10; tenth += 1) {
      heap.push(heapNow());
      onTenth?.(done(), heap.at(-1) ?? 0);
    }
  }
  await doors.close();
  process.off('unhandledRejection', onUnhandled);
  return { cases: count, faults, unhandled, heap, slowest };
}
