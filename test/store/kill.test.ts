import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { orders, sessions, window } from './fixtures/window.js';
import { recordLog, temporaryDir } from './harness.js';

const committer = fileURLToPath(new URL('fixtures/committer.ts', import.meta.url));

/** Kills a busy process after some milliseconds of commits and returns the last one it was told is safe. */
async function killBusyProcess(dir: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', committer, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await pause(afterMs);
  child.kill('SIGKILL');
  const [, signal] = (await closed) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return Math.max(...printed.split('\n').slice(0, -1).map(Number));
}

/** All commits up to some number, each whole, and nothing after it: then the window is without holes. */
async function expectWhole(dir: string, acknowledged: number): Promise<void> {
  const log = recordLog();
  const store = await openStore({ dir, collections: [orders, sessions], log, compactEveryBytes: 8_000 });
  const ids = (await store.list(orders)).map(({ id }) => Number(id));
  const last = ids.at(-1) ?? -1;
  expect(last).toBeGreaterThanOrEqual(acknowledged);
  const first = Math.max(0, last - window + 1);
  expect(ids).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const steps = (await store.list(sessions)).map(({ value }) => value.step);
  expect(steps).toEqual(ids);
  expect(log.errors).toEqual([]);
  await store.close();
}

test('kill -9 at twenty random moments loses no confirmed commit', async () => {
  const killTenTimes = async (dir: string): Promise<void> => {
    for (let time = 0; time < 10; time += 1) {
      const acknowledged = await killBusyProcess(dir, Math.random() * 250);
      await expectWhole(dir, acknowledged);
    }
  };
  await Promise.all([killTenTimes(await temporaryDir()), killTenTimes(await temporaryDir())]);
}, 120_000);
