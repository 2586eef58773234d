/** The whole product on a free port and a folder of its own, as `npm start` runs it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../../src/config.js';
import { createSwitchboard, type Switchboard } from '../../src/create-switchboard.js';
import { createTalk, type SandboxDescription, type Talk } from './talk.js';

export interface Product {
  readonly url: string;
  readonly sandbox: SandboxDescription;
  /** One of the sandbox's people, by the beginning of the e-mail address. */
  person(name: string): SandboxDescription['people'][number];
  talk(name: string): Talk;
  stop(): Promise<void>;
}

export async function startProduct(environment: Record<string, string> = {}): Promise<Product> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-'));
  const settings = readSettings({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'error', ...environment });
  const log = pino({ level: settings.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }));
  const switchboard: Switchboard = await createSwitchboard(settings, log);
  const sandbox = (await (await fetch(`${switchboard.url}/sandbox.json`)).json()) as SandboxDescription;
  const person = (name: string) => {
    const found = sandbox.people.find(({ email }) => email.startsWith(name));
    if (found === undefined) throw new Error(`The sandbox has no ${name}`);
    return found;
  };
  return {
    url: switchboard.url,
    sandbox,
    person,
    talk: (name) => createTalk({ apiUrl: sandbox.apiUrl, me: person(name), bot: sandbox.bot }),
    async stop() {
      await switchboard.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
