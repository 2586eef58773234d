/** Runs the checks one after another, and tells of each on a line. */
import { z } from 'zod';
import { aboutAnswer } from '../src/pstn/gateway/about.js';
import { abilities } from '../src/reference/abilities.js';
import { findPlace, type Bench, type Check, type Wishes } from './bench.js';
import { emergency } from './checks/emergency.js';
import { inventory } from './checks/inventory.js';
import { orders } from './checks/orders.js';
import { ports } from './checks/ports.js';
import { customers, server } from './checks/server.js';
import { createContract } from './contract.js';
import { listen } from './listener.js';
import { createTalk, Failed, must, Skipped } from './talk.js';

export const groups = [server, customers, inventory, orders, ports, emergency];

export interface Options extends Wishes {
  readonly url: string;
  readonly token: string;
  /** Status events are waited for there, signed with the secret. */
  readonly events?: { readonly port: number; readonly host?: string; readonly secret: string };
  readonly print: (line: string) => void;
}

type Outcome = 'ok' | 'FAIL' | 'skip';
const line = (outcome: Outcome, text: string): string => `  ${outcome.padEnd(4)}  ${text}`;

async function runCheck(check: Check, bench: Bench, print: Options['print']): Promise<Outcome> {
  if (check.needs !== undefined && !bench.about.abilities.includes(check.needs)) {
    print(line('skip', `${check.name} (no ability "${check.needs}")`));
    return 'skip';
  }
  try {
    await check.run(bench);
    print(line('ok', check.name));
    return 'ok';
  } catch (error) {
    if (error instanceof Skipped) {
      print(line('skip', `${check.name} (${error.message})`));
      return 'skip';
    }
    // An answer that cannot even be read is no fault of this program.
    const isSeen = error instanceof Failed || error instanceof z.ZodError || error instanceof SyntaxError;
    print(line('FAIL', check.name));
    print(`          contract  ${check.says}`);
    print(`          seen      ${isSeen ? error.message : String(error)}`);
    print(`          to do     ${check.todo}`);
    return 'FAIL';
  }
}

async function openBench({ url, token, events, print, ...wishes }: Options): Promise<Bench> {
  const contract = createContract();
  const talk = createTalk({ url, token, contract });
  const told = await talk.read(aboutAnswer, { path: '/abilities' });
  must(told.contract.startsWith('1.'), `the server speaks version ${told.contract} of the contract, not 1.x`);
  const known = abilities.filter((one) => told.abilities.includes(one));
  const about = { name: told.name ?? url, abilities: known, test: told.test ?? false };
  const place = await findPlace(talk, wishes);
  print(`${about.name}, contract ${told.contract}`);
  print(`can do: ${known.join(', ') || 'nothing'}`);
  print(`Orders are placed for ${place.customer.name} at ${place.location.name}, by ${place.person.email}.`);
  const listener = events && (await listen({ ...events, contract }));
  return { talk, about, place, portable: wishes.portable, listener };
}

/** How many checks came out how; a server that cannot be checked at all throws `Failed`. */
export async function runConformance(options: Options): Promise<Record<Outcome, number>> {
  const bench = await openBench(options);
  const count = { ok: 0, FAIL: 0, skip: 0 };
  try {
    for (const { title, checks } of groups) {
      options.print(`\n${title}`);
      for (const check of checks) count[await runCheck(check, bench, options.print)] += 1;
    }
  } finally {
    bench.listener?.close();
  }
  const { ok, FAIL, skip } = count;
  options.print(`\n${String(ok)} passed, ${String(FAIL)} failed, ${String(skip)} skipped.`);
  return count;
}
