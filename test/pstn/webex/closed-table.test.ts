import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, neverCalled, pathOf, type CallId } from '../../../src/pstn/webex/calls.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, office as address, type CallingStage } from '../../support/adapter-stage.js';
import { describedCalls } from '../../support/webex-description.js';
import { runRecorder } from '../../support/webex-recorder.js';

let stage: CallingStage;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());

const ids = Object.keys(calls) as CallId[];
/** What a template covers, whatever its ids are. */
const covers = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Everything the adapter offers, also for what is not there. */
async function useAll(calling: WebexCalling): Promise<void> {
  const by = stage.person('alice.morgan@harborpine.example');
  const customer = stage.organization('Harbor & Pine');
  const rows = await calling.directory(customer);
  await Promise.all([calling.customers(), calling.access(by), calling.colleagues(customer)]);
  await calling.licenses(customer);
  const contact = { name: 'Alice', email: by.email, phone: '+17135550100' };
  for (const { id } of [...(await calling.locations(customer)), { id: 'none' }]) {
    // Of a location that is nowhere there is nothing to tell.
    const numbers = calling.numbers(id).catch(() => undefined);
    await Promise.all([numbers, calling.locationEcbn(id), calling.canEnable(id)]);
    await calling.lookupAddress(id, address);
    await calling.enableCiscoPstn(id, { contact, address }, id, by);
    const saved = await calling.saveLocationAddress(id, address, id, by);
    if (saved.ok) await calling.saveLocationAddress(id, address, `${id} again`, by, saved.addressId);
  }
  for (const { number, owner } of [...rows, { number: '+12025550000', owner: { id: 'none' } }]) {
    if (owner !== undefined) await calling.ownerEcbn(owner.id);
    if (number === undefined) continue;
    await calling.saveNumberAddress(number, address, number, by);
    await calling.saveNumberAddress(number, undefined, `${number} back`, by);
  }
}

describe('numbers of a location are never added, activated or removed', () => {
  it('no call of the table does it', () => {
    for (const id of ids) {
      const { method, path } = calls[id];
      for (const never of neverCalled) {
        const isIt =
          never.method === method && (covers(never.path).test(path) || covers(path).test(never.path));
        expect(isIt, id).toBe(false);
      }
      if (method !== 'GET') expect(path).not.toMatch(/\/numbers$|manageNumbers|\/connection$/);
    }
    expect(ids.filter((id) => calls[id].method === 'PUT').sort()).toEqual([
      'number-address',
      'update-address',
    ]);
  });

  it.each([
    '../numbers',
    'x/../../numbers',
    'x/numbers',
    '%2e%2e%2fnumbers',
    '..%2Fnumbers',
    'x?y=/numbers',
    'x#/numbers',
    'x\\..\\numbers',
    ' ../numbers',
    '\u002e\u002e',
    '\n/numbers',
    'ø/numbers',
  ])('no id makes another call of one: %j', (value) => {
    for (const id of ids) {
      const names = [...calls[id].path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const params = Object.fromEntries(names.map((name) => [name, value]));
      if (names.length > 0 && /^\.*$/.test(value)) expect(() => pathOf(id, params)).toThrow();
      else
        expect(new URL(pathOf(id, params), 'https://webex.example').pathname).toMatch(covers(calls[id].path));
    }
  });

  it('nothing but the transport reaches the network, and it takes its calls from the table', () => {
    const files = readdirSync('src/pstn/webex', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const users = files.filter((file) =>
      /from 'undici'|from 'node:https?'|from 'node:net'|\bfetch\(/.test(
        readFileSync(`src/pstn/webex/${file}`, 'utf8'),
      ),
    );
    expect(users).toEqual(['transport.ts']);
    const transport = readFileSync('src/pstn/webex/transport.ts', 'utf8');
    expect(transport.match(/pool\.request/g)).toHaveLength(1);
    expect(transport).toMatch(/method: calls\[call\]\.method/);
    expect(transport).toMatch(/path: base \+ pathOf\(call, params\)/);
  });

  it('everything the adapter does stays inside, and is as the public description has it', async () => {
    const recorder = await runRecorder(stage.apiUrl);
    const environment = { ...stage.fetching('Harbor & Pine'), CALLING_API_URL: recorder.apiUrl };
    await useAll(stage.calling({ environment }));
    const made = new Set(
      recorder.exchanges.map(({ method, path }) => {
        const [plain = ''] = path.split('?');
        const id = ids.find((one) => calls[one].method === method && covers(calls[one].path).test(plain));
        expect(id, `${method} ${plain}`).toBeDefined();
        return id;
      }),
    );
    // All have been made, but those of a refresh, of the doctor, and of what the sandbox has none of.
    const unused = ids.filter((id) => !made.has(id));
    expect(unused).toEqual(['tokens', 'token-expiry', 'virtual-line-ecbn', 'virtual-line-dependants']);
    expect([...new Set(recorder.differences().map((one) => one.replace(/Y2[\w-]{30,}/g, '…')))]).toEqual([]);
    expect(await stage.numberChanges()).toEqual([]);

    // The sandbox would have counted one.
    const [{ id } = { id: '' }] = await stage
      .calling({ environment })
      .locations(stage.organization('Harbor & Pine'));
    const headers = {
      authorization: `Bearer ${stage.info.people[0]?.token ?? ''}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ phoneNumbers: ['+12025550000'] });
    await fetch(`${stage.apiUrl}/telephony/config/locations/${id}/numbers`, {
      method: 'POST',
      headers,
      body,
    });
    expect(await stage.numberChanges()).toHaveLength(1);
  });

  it('every call of the table is described', () => {
    const plain = (title: string): string => title.replace(/\{\w+\}/g, '{}');
    const described = describedCalls.map(plain);
    for (const id of ids) expect(described).toContain(plain(`${calls[id].method} ${calls[id].path}`));
  });
});
