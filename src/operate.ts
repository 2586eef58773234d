/** What an operator does from the command line: keys, backups, the audit log, erasure, parked messages. */
import { join } from 'node:path';
import { readSettings } from './config.js';
import { theEnvironment } from './environment.js';
import { explain } from './errors.js';
import { audit } from './operate/audit.js';
import { backup } from './operate/backup.js';
import { WrongUse, type Command, type Place } from './operate/command.js';
import { erase } from './operate/erase.js';
import { parkedMessages } from './operate/parked.js';
import { restore } from './operate/restore.js';
import { rotateKey } from './operate/rotate-key.js';

const commands: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  audit: {
    usage: 'npm run audit -- verify | export [--customer ID] [--from TIME] [--to TIME]',
    run: audit,
  },
  backup: { usage: 'npm run backup -- DIR', run: backup },
  restore: { usage: 'npm run restore -- DIR', run: restore },
  erase: { usage: 'npm run erase -- --customer ID | --person ADDRESS', run: erase },
  parked: {
    usage: 'npm run parked [-- list | retry ID… | drop ID… | retry all | drop all]',
    run: parkedMessages,
  },
  'rotate-key': { usage: 'npm run rotate-key', run: rotateKey },
};

function placeFrom(environment: NodeJS.ProcessEnv): Place {
  const { DATA_DIR, DATA_KEY, DATA_KEY_FILE } = readSettings(environment);
  const dir = join(DATA_DIR, 'bot');
  const newKey = environment['NEW_DATA_KEY'];
  return {
    dir,
    key: { dir, given: DATA_KEY, file: DATA_KEY_FILE },
    ...(newKey === undefined || newKey === '' ? {} : { newKey }),
    now: () => new Date(),
    say: (line) => void process.stdout.write(`${line}\n`),
  };
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (command === undefined) {
    const lines = Object.values(commands).map(({ usage }) => `  ${usage}`);
    process.stderr.write(`${['Usage:', ...lines].join('\n')}\n`);
    return 2;
  }
  try {
    return (await command.run(args, placeFrom(theEnvironment()))) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof WrongUse ? `Usage: ${command.usage}` : explain(error)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

// Whoever reads along may stop, as `head` does: what was begun is finished all the same.
process.stdout.on('error', () => undefined);

process.exitCode = await main(process.argv.slice(2));
