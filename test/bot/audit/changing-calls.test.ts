import { describe, expect, test } from 'vitest';
import { auditedPstn } from '../../../src/bot/audit/audited-pstn.js';
import type { AuditEntry } from '../../../src/bot/audit/collections.js';
import { methods, type Changing } from '../../../src/bot/audit/deeds.js';
import type { NewPort, PstnProvider } from '../../../src/pstn/provider.js';
import { createFakePstn } from '../../support/fake-pstn.js';
import { locations } from '../../support/fake-world.js';

const alice = { id: 'alice-id', email: 'alice.morgan@harborpine.example' };
const now = () => new Date('2026-11-20T09:00:00Z');
const houston = locations.find(({ city }) => city === 'Houston');
const locationId = houston?.id ?? '';
const secret = { pin: '73155219', account: '884213990771', street: '77 Hemlock Passage' };
const address = { country: 'US', street: secret.street, city: 'Houston', state: 'TX', zip: '77002' } as never;
const change = { account: { pin: secret.pin, accountNumber: secret.account } };
const document = {
  kind: 'bill',
  name: 'quietwater.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('x'),
} as const;
const port: NewPort = {
  type: 'port',
  numbers: ['+14095550101'],
  scope: { type: 'all' } as never,
  account: { ...change.account, losingCarrier: 'Lone Star Telecom' } as never,
};

/** What each changing call is called with; the compiler asks for a row of every one. */
const args: { readonly [K in Changing]: Parameters<PstnProvider[K]> } = {
  placeOrder: [{ key: 'k', locationId, orderedBy: alice, ...port }],
  addDocument: ['PO-1', document, alice],
  resubmitPort: ['PO-1', change, 'k', alice],
  changePort: ['PO-1', change, 'k', alice],
  cancelPort: ['PO-1', 'k', alice],
  saveLocationAddress: [locationId, address, 'k', alice],
  saveNumberAddress: ['+17135552300', address, 'k', alice],
  enableCiscoPstn: [
    locationId,
    { contact: { name: 'A', email: 'a@b.example', phone: '1' }, address },
    'k',
    alice,
  ],
};

function stage(answer: () => Promise<unknown>) {
  const inner = createFakePstn({ clock: now });
  const asked: string[] = [];
  const told: { id: string; entry: AuditEntry }[] = [];
  const names = Object.keys(args) as Changing[];
  const calls = names.map((name) => [
    name,
    () => {
      // What is asked of the back end was written down before.
      asked.push(`${name} after ${told.map(({ entry }) => entry.stage).join()}`);
      return answer();
    },
  ]);
  const pstn = { ...inner, ...(Object.fromEntries(calls) as Partial<PstnProvider>) };
  const audit = {
    record: (id: string, entry: AuditEntry) => Promise.resolve(void told.push({ id, entry })),
  };
  const customer = {
    id: houston?.customerId ?? '',
    name: '',
    subscription: 'paid',
    trialNumbersUsed: 0,
  } as const;
  const by = {
    person: alice,
    space: 'room',
    key: 'event',
    access: [{ customer, role: 'admin' as const }],
    now,
  };
  const looks = { knownAddress: () => Promise.resolve(address) };
  return { pstn: auditedPstn(pstn, audit, looks, by), plain: pstn, asked, told };
}

const callIt = (pstn: PstnProvider, name: Changing): Promise<unknown> =>
  (pstn[name] as (...all: readonly unknown[]) => Promise<unknown>)(...args[name]);

describe('a call that changes something at the back end', () => {
  test.each(Object.keys(args) as Changing[])('%s is told before it is done and after', async (name) => {
    const { pstn, asked, told } = stage(() => Promise.resolve({ ok: true }));
    await callIt(pstn, name);
    expect(asked).toEqual([`${name} after asked`]);
    expect(told.map(({ entry }) => entry)).toMatchObject([
      { what: name, stage: 'asked', who: 'alice-id', space: 'room', at: now().toISOString() },
      { what: name, stage: 'done', outcome: 'ok' },
    ]);
    expect(told[0]?.entry.target).toBeDefined();
    const text = JSON.stringify(told);
    for (const value of [...Object.values(secret), 'quietwater']) expect(text).not.toContain(value);
  });

  test('has the same ids when the same event is done again, and others for another change', async () => {
    const ids = async (name: Changing) => {
      const { pstn, told } = stage(() => Promise.resolve({ ok: true }));
      await callIt(pstn, name);
      return told.map(({ id }) => id);
    };
    expect(await ids('changePort')).toEqual(await ids('changePort'));
    expect(await ids('changePort')).not.toEqual(await ids('resubmitPort'));
  });

  test('is told with why it was refused, and also when no answer came', async () => {
    const refused = stage(() => Promise.resolve({ ok: false, why: 'too_late' }));
    await callIt(refused.pstn, 'cancelPort');
    expect(refused.told[1]?.entry).toMatchObject({ outcome: 'too_late' });
    const down = stage(() => Promise.reject(new Error('down')));
    await expect(callIt(down.pstn, 'cancelPort')).rejects.toThrow('down');
    expect(down.told[1]?.entry).toMatchObject({ outcome: 'no answer' });
  });

  test('is not made when it cannot be written down', async () => {
    const { plain, asked } = stage(() => Promise.resolve({ ok: true }));
    const full = { record: () => Promise.reject(new Error('disk full')) };
    const by = { person: alice, space: 'room', key: 'event', access: [], now };
    const pstn = auditedPstn(plain, full, { knownAddress: () => Promise.resolve(undefined) }, by);
    await expect(callIt(pstn, 'cancelPort')).rejects.toThrow('disk full');
    expect(asked).toEqual([]);
  });
});

test('every call of the back end is known as one that changes something, or not', () => {
  const pstn = createFakePstn({ clock: now });
  const called = Object.entries(pstn).filter(([, value]) => typeof value === 'function');
  const own = new Set(['take', 'takeBeforeOrder', 'answerOrder', 'add', 'update', 'fail']);
  for (const [name] of called) if (name in methods) own.add(name);
  for (const name of Object.keys(methods)) expect(pstn, name).toHaveProperty(name);
  expect(
    Object.entries(methods)
      .flatMap(([name, does]) => (does === 'changes' ? [name] : []))
      .sort(),
  ).toEqual(Object.keys(args).sort());
});
