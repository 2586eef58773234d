/** Starts everything, and stops it in order. */
import { setFlagsFromString } from 'node:v8';
import { pino, type Logger } from 'pino';
import type { Settings } from './config.js';
import { createSwitchboard } from './create-switchboard.js';
import { settingsFromEnvironment } from './environment.js';
import { explain } from './errors.js';
import { createSandboxAlone } from './open-sandbox.js';

// Left alone, V8 lets garbage grow to four times what is alive. A bot that idles most of the day has time to collect.
setFlagsFromString('--heap-growing-percent=30');

interface Started {
  /** For standard output. */
  readonly said: string;
  stop(): Promise<void>;
}

const stopWithinMs = 10_000;

async function startSandbox(settings: Settings, log: Logger): Promise<Started> {
  const sandbox = await createSandboxAlone(settings, log);
  const { url, environment } = sandbox;
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const where = `The sandbox is ready: ${url}/ is the chat page, ${url}/desk the PSTN desk.`;
  return { said: [where, `A bot joins with`, ...lines].join('\n'), stop: () => sandbox.stop() };
}

async function startBot(settings: Settings, log: Logger): Promise<Started> {
  const switchboard = await createSwitchboard(settings, log);
  const { url, opsUrl, isSandbox, listens } = switchboard;
  const said = isSandbox
    ? `Switchboard is ready. Open ${url}/ and say hello.`
    : `Switchboard is ready on Webex. It listens ${listens}; its own door is ${url}, the operator's is ${opsUrl}.`;
  return { said, stop: () => switchboard.stop() };
}

async function main(): Promise<void> {
  const settings = settingsFromEnvironment();
  // Standard output is for the one line below; the log goes beside it.
  const log = pino({ level: settings.LOG_LEVEL }, pino.destination({ dest: 2, sync: false }));
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  const start = process.argv[2] === 'sandbox' ? startSandbox : startBot;
  const started = await start(settings, log);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    started.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`${started.said}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
