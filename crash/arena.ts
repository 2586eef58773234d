/** A sandbox that stays up, and the bot as a process beside it that can be killed at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { pino } from 'pino';
import { startSandbox } from '../src/sandbox/start-sandbox.js';
import { freePort } from '../test/support/free-port.js';
import type { SandboxDescription } from '../test/support/talk.js';

export interface Arena {
  readonly dir: string;
  readonly sandboxUrl: string;
  readonly sandbox: SandboxDescription;
  readonly deskToken: string;
  /** Times the bot ended by itself, which it never should. */
  readonly fell: number;
  /** Starts the process; it may be killed before it is ready. */
  launch(): void;
  /** Resolves when the bot says so; false when it has ended instead. */
  ready(): Promise<boolean>;
  kill(): Promise<void>;
  /** Asks it to stop, and tells how that went. */
  stopBot(): Promise<{ code: number | null; ms: number }>;
  /** Puts faults between Webex and the bot, or ends them. */
  faults(plan?: object): Promise<void>;
  /** Ends it all; its files are left where they are when something is to be looked into. */
  close(keepFiles?: boolean): Promise<void>;
}

function newestChange(dir: string): number {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

/** The build starts in half the time; without a fresh one the sources are run. */
function program(): readonly string[] {
  const isBuilt = existsSync('dist/main.js') && newestChange('src') < newestChange('dist');
  return isBuilt ? ['dist/main.js'] : ['--import', 'tsx', 'src/main.ts'];
}

interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<boolean>;
  readonly gone: Promise<number | null>;
  wanted: boolean;
}

function run(script: readonly string[], environment: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, script, {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = new Promise<boolean>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Switchboard is ready') && resolve(true));
    void gone.then(() => resolve(false));
  });
  return { child, ready, gone, wanted: true };
}

/** What the bot encrypts with. */
export const dataKey = '5a'.repeat(32);

export async function openArena({ logLevel = 'fatal' }: { logLevel?: string } = {}): Promise<Arena> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-crash-'));
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const doors = express.Router();
  const sandboxDir = join(dir, 'sandbox');
  const settings = { host: '127.0.0.1', port: 0, seed: 'crash', dir: sandboxDir, doors, log };
  const sandbox = await startSandbox(settings);
  const port = await freePort();
  const environment = {
    ...process.env,
    PORT: String(port),
    OPS_PORT: '0',
    DATA_DIR: join(dir, 'bot'),
    DATA_KEY: dataKey,
    LOG_LEVEL: logLevel,
    // In its test mode the Webex SDK writes its whole inner life to standard output.
    NODE_ENV: 'production',
    WEBEX_BOT_TOKEN: sandbox.token,
    WEBEX_API_URL: `${sandbox.url}/v1`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PSTN_URL: `${sandbox.url}/desk/api`,
    PSTN_TOKEN: sandbox.deskToken,
  };
  // Once: what is changed meanwhile is for the next time.
  const script = program();
  let running: Running | undefined;
  let fell = 0;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = running;
    running = undefined;
    if (ending === undefined) return 0;
    ending.wanted = false;
    ending.child.kill(signal);
    return ending.gone;
  }

  return {
    dir,
    sandboxUrl: sandbox.url,
    sandbox: (await (await fetch(`${sandbox.url}/sandbox.json`)).json()) as SandboxDescription,
    deskToken: sandbox.deskToken,
    get fell() {
      return fell;
    },
    launch() {
      const started = run(script, environment);
      running = started;
      void started.gone.then(() => {
        if (started.wanted) fell += 1;
      });
    },
    ready: async () => (await running?.ready) === true,
    async kill() {
      await end('SIGKILL');
    },
    async stopBot() {
      const began = performance.now();
      const code = await end('SIGTERM');
      return { code, ms: performance.now() - began };
    },
    async faults(plan) {
      const body = plan === undefined ? {} : { body: JSON.stringify(plan) };
      const method = plan === undefined ? 'DELETE' : 'PUT';
      const headers = { 'content-type': 'application/json' };
      const { status } = await fetch(`${sandbox.url}/sandbox/faults`, { method, headers, ...body });
      if (status >= 300) throw new Error(`The sandbox does not take these faults (${status})`);
    },
    async close(keepFiles = false) {
      await end('SIGKILL');
      await sandbox.close();
      await sleep(50);
      if (!keepFiles) await rm(dir, { recursive: true, force: true });
    },
  };
}
