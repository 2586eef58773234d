import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** The build leaves it out, so both `src/` and `dist/` start it from `src/`. */
const workerFile = fileURLToPath(new URL('../../../src/documents/file/pdf-worker.mjs', import.meta.url));
const heapMegabytes = 256;
/** A compressed stream can swell outside the heap, where no limit of the thread holds it. */
const residentMegabytes = 600;
const lookEvery = 50;

const answer = z.union([
  z.object({ ok: z.literal(true), pages: z.int(), text: z.string(), drawn: z.boolean() }),
  z.object({ ok: z.literal(false), fault: z.string() }),
]);

export type PdfContent =
  | { readonly ok: true; readonly pages: number; readonly text: string; readonly drawn: boolean }
  | { readonly ok: false; readonly code: 'encrypted' | 'broken' | 'too_complex' };

export interface ReadPdfOptions {
  readonly pageLimit: number;
  /** Milliseconds. */
  readonly timeLimit: number;
  /** The bytes hold a picture: known before, since no picture can hide in a compressed object. */
  readonly pictures: boolean;
}

const told = (message: unknown): PdfContent => {
  const read = answer.safeParse(message);
  if (!read.success) return { ok: false, code: 'broken' };
  if (read.data.ok) return read.data;
  return { ok: false, code: read.data.fault === 'PasswordException' ? 'encrypted' : 'broken' };
};

const readNow = (bytes: Uint8Array, { pageLimit, timeLimit, pictures }: ReadPdfOptions) =>
  new Promise<PdfContent>((resolve) => {
    const before = process.memoryUsage.rss();
    const worker = new Worker(workerFile, {
      workerData: { bytes: Uint8Array.from(bytes), pageLimit, pictures },
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    let found: PdfContent | undefined;
    const finish = (content: PdfContent) => {
      // The thread's own end, which comes last, must not overrule what it said.
      found ??= content;
      clearInterval(watch);
      clearTimeout(clock);
      void worker.terminate().then(() => resolve(found ?? content));
    };
    const stop = () => finish({ ok: false, code: 'too_complex' });
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > residentMegabytes * 2 ** 20) stop();
    }, lookEvery);
    const clock = setTimeout(stop, timeLimit);
    worker.once('message', (message: unknown) => finish(told(message)));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stop() : finish({ ok: false, code: 'broken' }),
    );
    worker.once('exit', () => finish({ ok: false, code: 'broken' }));
  });

let last: Promise<unknown> = Promise.resolve();

/** Page count and text of a PDF. One at a time, so that ten big files cost the memory of one. */
export const readPdf = (bytes: Uint8Array, options: ReadPdfOptions): Promise<PdfContent> => {
  const next = last.then(() => readNow(bytes, options));
  last = next;
  return next;
};
