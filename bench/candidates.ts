/** Starts a bot as a process of its own against the stand-in, and watches its memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../test/support/free-port.js';

export interface Running {
  readonly readyMs: number;
  /** Largest resident size so far. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

export type Candidate = (apiUrl: string) => Promise<Running>;

const token = 'bench_token_00000000-0000-4000-8000-000000000001';

function peakOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function run(
  args: string[],
  environment: Record<string, string>,
  cleanUp = () => {},
): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (/^(ready|Switchboard is ready)/m.test(chunk.toString())) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code ?? 'a signal'}`)));
  });
  return {
    readyMs: performance.now() - began,
    peakMegabytes: () => peakOf(child),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', () => {
          cleanUp();
          resolve();
        });
        child.kill('SIGKILL');
      }),
  };
}

export const frameworkEcho: Candidate = async (apiUrl) =>
  run(['--import', 'tsx', 'bench/framework-echo.ts'], {
    API_URL: apiUrl,
    TOKEN: token,
    PORT: String(await freePort()),
  });

/** The built product, with its store on disk. */
export const switchboard: Candidate = async (apiUrl) => {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
  const environment = {
    PORT: String(port),
    DATA_DIR: dir,
    DATA_KEY: '5a'.repeat(32),
    LOG_LEVEL: 'error',
    WEBEX_BOT_TOKEN: token,
    OPS_PORT: '0',
    WEBEX_API_URL: apiUrl,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  };
  return run(['dist/main.js'], environment, () => rmSync(dir, { recursive: true, force: true }));
};
