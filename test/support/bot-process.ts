/** The bot as a process of its own beside a sandbox that stays up, so that it can be killed at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { startSandbox, type RunningSandbox } from '../../src/sandbox/start-sandbox.js';
import { freePort } from './free-port.js';
import type { SandboxDescription } from './talk.js';

export interface BotProcess {
  readonly sandbox: SandboxDescription;
  readonly sandboxUrl: string;
  readonly deskToken: string;
  /** Of the operator's doors. */
  readonly opsUrl: string;
  /** With which the bot is started. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the bot's process, resident, in bytes. */
  memory(): Promise<number>;
  /** Answers what it says when it is ready; `over` replaces settings. */
  start(over?: Readonly<Record<string, string>>): Promise<string>;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and how it went. */
  terminate(): Promise<{ code: number | null; ms: number }>;
  stop(): Promise<void>;
}

/** A bot without a public address listens on a websocket. */
type ListensBy = 'webhook' | 'websocket';

interface Place {
  readonly port: number;
  readonly opsPort: number;
  readonly dir: string;
  readonly webexUrl: string;
  readonly listensBy: ListensBy;
}

function environmentFor(
  sandbox: RunningSandbox,
  { port, opsPort, dir, webexUrl, listensBy }: Place,
): Record<string, string> {
  return {
    PORT: String(port),
    OPS_PORT: String(opsPort),
    DATA_DIR: join(dir, 'bot'),
    DATA_KEY: '5a'.repeat(32),
    LOG_LEVEL: 'error',
    // In its test mode the Webex SDK writes its whole inner life to standard output.
    NODE_ENV: 'production',
    WEBEX_BOT_TOKEN: sandbox.token,
    WEBEX_API_URL: `${webexUrl}/v1`,
    ...(listensBy === 'webhook' && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
    PSTN_URL: `${sandbox.url}/desk/api`,
    PSTN_TOKEN: sandbox.deskToken,
  };
}

/** Resolves when the process says that it is ready. */
function launch(environment: Record<string, string>): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code ?? 'a signal'}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Switchboard is ready')) resolve({ child, said: chunk.toString() });
    });
  });
}

/** `webexAt` puts something between the bot and the sandbox: it answers with the address the bot is to use. */
export async function createBotProcess(
  webexAt: (sandboxUrl: string) => string | Promise<string> = (url) => url,
  listensBy: ListensBy = 'webhook',
): Promise<BotProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const doors = express.Router();
  const settings = { host: '127.0.0.1', port: 0, seed: 'test', dir: join(dir, 'sandbox'), doors, log };
  const sandbox = await startSandbox(settings);
  const opsPort = await freePort();
  const environment = environmentFor(sandbox, {
    port: await freePort(),
    opsPort,
    dir,
    webexUrl: await webexAt(sandbox.url),
    listensBy,
  });
  let child: ChildProcess | undefined;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return null;
    const gone = new Promise<number | null>((resolve) =>
      running.removeAllListeners('exit').once('exit', (code) => resolve(code)),
    );
    running.kill(signal);
    return gone;
  }
  const kill = async (): Promise<void> => {
    await end('SIGKILL');
  };

  return {
    sandbox: (await (await fetch(`${sandbox.url}/sandbox.json`)).json()) as SandboxDescription,
    sandboxUrl: sandbox.url,
    deskToken: sandbox.deskToken,
    opsUrl: `http://127.0.0.1:${opsPort}`,
    environment,
    async memory() {
      const status = await readFile(`/proc/${child?.pid ?? 0}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    },
    async start(over = {}) {
      const { said, ...launched } = await launch({ ...environment, ...over });
      ({ child } = launched);
      return said;
    },
    kill,
    async terminate() {
      const began = performance.now();
      const code = await end('SIGTERM');
      return { code, ms: performance.now() - began };
    },
    async stop() {
      await kill();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
