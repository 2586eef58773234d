/** The whole product on a free port and a folder of its own, as `npm start` runs it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type DestinationStream } from 'pino';
import { readSettings } from '../../src/config.js';
import type { AnyFlow } from '../../src/flows/engine/flow.js';
import { loadFlows } from '../../src/flows/engine/loader.js';
import { createSwitchboard, type Switchboard } from '../../src/create-switchboard.js';
import { together } from './small-flow.js';
import { createTalk, type SandboxDescription, type Talk } from './talk.js';

export interface Product {
  readonly url: string;
  readonly sandbox: SandboxDescription;
  /** One of the sandbox's people, by the beginning of the e-mail address. */
  person(name: string): SandboxDescription['people'][number];
  talk(name: string): Talk;
  /** Where it keeps everything. */
  readonly dir: string;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** Flows of the test's own, beside those of the product. */
  readonly flows?: readonly AnyFlow[];
  /** A folder that is there already and stays; else one is made and removed again. */
  readonly dir?: string;
  /** Where log lines go; else to standard error. */
  readonly logTo?: DestinationStream;
}

export async function startProduct(
  environment: Record<string, string> = {},
  { flows = [], dir: given, logTo }: ProductOptions = {},
): Promise<Product> {
  const dir = given ?? (await mkdtemp(join(tmpdir(), 'switchboard-')));
  const settings = readSettings({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'error', ...environment });
  const log = pino({ level: settings.LOG_LEVEL }, logTo ?? pino.destination({ dest: 2, sync: true }));
  const switchboard: Switchboard = await createSwitchboard(settings, log, async () =>
    together(await loadFlows(), flows),
  );
  const sandbox = (await (await fetch(`${switchboard.url}/sandbox.json`)).json()) as SandboxDescription;
  const person = (name: string) => {
    const found = sandbox.people.find(({ email }) => email.startsWith(name));
    if (found === undefined) throw new Error(`The sandbox has no ${name}`);
    return found;
  };
  return {
    dir,
    url: switchboard.url,
    sandbox,
    person,
    talk: (name) => createTalk({ apiUrl: sandbox.apiUrl, me: person(name), bot: sandbox.bot }),
    async stop() {
      await switchboard.stop();
      if (given === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}
