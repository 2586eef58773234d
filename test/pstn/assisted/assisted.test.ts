import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAssistedPstn } from '../../../src/pstn/assisted/create-assisted.js';
import { assistedCollections } from '../../../src/pstn/assisted/collections.js';
import type { NewOrder, Order, OrderEvent, OrderResult, PstnProvider } from '../../../src/pstn/provider.js';
import { createMemoryStore } from '../../../src/store/memory-store.js';
import type { Store } from '../../../src/store/store.js';
import { createFakeCalling } from '../../support/fake-calling.js';
import { fakeAccount } from '../../support/fake-ports.js';
import { bluebird, harborPine } from '../../support/fake-world.js';

const alice = { id: 'alice', email: 'alice@harborpine.example' };
const location = { locationId: 'hp-houston', orderedBy: alice };
const numbers = ['+14095550101', '+14095550102'];
const request = { ...location, type: 'request', quantity: 2, numberType: 'local' } as const;
const port = { ...location, type: 'port', numbers, account: fakeAccount, scope: { kind: 'full' } } as const;

let store: Store;
let world: ReturnType<typeof createFakeCalling>;
let pstn: PstnProvider;
let time: number;
const logged: string[] = [];
const files = new Map<string, Uint8Array>();

const open = (): PstnProvider =>
  createAssistedPstn({
    calling: world.calling,
    store,
    now: () => new Date((time += 1_000)),
    log: pino({ level: 'warn' }, { write: (line) => void logged.push(line) }),
    watchEveryMs: 0,
    files: {
      keep: ({ bytes }) => {
        files.set('kept', bytes);
        return Promise.resolve({ id: 'kept' });
      },
      read: () => Promise.resolve(files.get('kept')),
    },
  });

beforeEach(() => {
  store = createMemoryStore(assistedCollections);
  world = createFakeCalling([{ customer: harborPine, role: 'admin' }]);
  time = Date.parse('2026-03-02T09:00:00Z');
  pstn = open();
});

const orderOf = (result: OrderResult): Order => {
  if (!result.ok) throw new Error(result.why);
  return result.order;
};
const place = async (order: NewOrder): Promise<Order> => orderOf(await pstn.placeOrder(order));
const byHand = () => {
  if (pstn.byHand === undefined) throw new Error('no hand-over');
  return pstn.byHand;
};
const tell = async (order: Order, id: string, rest: OrderEvent) =>
  byHand().takeStatus(order.id, { ...rest, id });
const now = (id: string) => pstn.order(id);
const at = () => new Date((time += 1_000)).toISOString();

describe('an order that a person files', () => {
  it('gets an id that is not one of Control Hub, and is placed once for its key', async () => {
    const order = await place({ ...request, key: 'k' });
    expect(order).toMatchObject({ id: 'SB-100001', status: 'pending', quantity: 2, numbers: [] });
    expect((await place({ ...request, key: 'k' })).id).toBe('SB-100001');
    expect((await place({ ...port, key: 'other' })).id).toBe('SB-100002');
    pstn = open();
    expect((await place({ ...request, key: 'third' })).id).toBe('SB-100003');
  });

  it('is placed once also when it comes twice at the same moment', async () => {
    const orders = await Promise.all([1, 2, 3].map(() => place({ ...request, key: 'k' })));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  });

  it('is found by the id of Control Hub once that is known, and no two orders have the same', async () => {
    const order = await place({ ...request, key: 'k' });
    const other = await place({ ...request, key: 'other' });
    expect(await byHand().filed(order.id, 'PO-7788', alice)).toBe('ok');
    expect((await now('PO-7788'))?.id).toBe(order.id);
    expect(await byHand().filed(other.id, 'PO-7788', alice)).toBe('taken');
    expect((await now(order.id))?.events.at(-1)).toMatchObject({ what: 'filed', reason: 'PO-7788' });
    expect((await now('PO-100002'))?.id).toBe('SB-100002');
  });

  it('remembers every tick over a restart', async () => {
    const order = await place({ ...port, key: 'k' });
    await byHand().tick(order.id, ['numbers', 'pin']);
    pstn = open();
    const handOver = await byHand().handOver(order.id);
    expect(handOver).toMatchObject({ kind: 'order', ticks: ['numbers', 'pin'] });
    expect(handOver?.account?.accountNumber).toBe(fakeAccount.accountNumber);
  });

  it('tells nobody of its account', async () => {
    await place({ ...port, key: 'k' });
    expect(JSON.stringify(await pstn.orders('hp'))).not.toContain(fakeAccount.accountNumber);
  });

  it('takes no number twice, and does not claim to know what can be ported', async () => {
    const order = await place({ ...port, key: 'k' });
    expect(await pstn.placeOrder({ ...port, key: 'other' })).toEqual({
      ok: false,
      why: 'taken',
      taken: numbers,
    });
    const judged = await pstn.portability('hp-houston', [numbers[0] ?? '', '+14095550190', '+18005550199']);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['in_progress', 'unchecked', 'no']);
    expect(judged[0]?.orderId).toBe(order.id);
  });

  it('takes no number twice either when both come at the same moment', async () => {
    const results = await Promise.all(['one', 'two'].map((key) => pstn.placeOrder({ ...port, key })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, why: 'taken', taken: numbers });
    expect(await pstn.orders('hp')).toHaveLength(1);
  });

  it('is placed by whoever has a role through the bot, unknown to Webex as an administrator', async () => {
    world = createFakeCalling([], [bluebird, harborPine]);
    pstn = open();
    const carla = { id: 'carla', email: 'carla@harborpine.example', given: { hp: 'clerk' } } as const;
    const order = await place({ ...request, orderedBy: carla, key: 'k' });
    expect(order).toMatchObject({ customerId: 'hp', locationId: 'hp-houston' });
    const nowhere = await pstn.placeOrder({ ...request, locationId: 'hp-nowhere', key: 'other' });
    expect(nowhere).toMatchObject({ ok: false, reason: 'There is no such location.' });
  });

  it('moves by what people tell, along the transitions and no other way', async () => {
    const order = await place({ ...port, key: 'k' });
    await tell(order, 'm1', { at: at(), what: 'status', status: 'submitted' });
    await tell(order, 'm1', { at: at(), what: 'status', status: 'submitted' });
    const foc = '2026-03-12T16:00:00.000Z';
    await tell(order, 'm2', { at: at(), what: 'status', status: 'foc_received', foc });
    await tell(order, 'm3', { at: at(), what: 'status', status: 'pending' });
    const moved = await now(order.id);
    expect(moved).toMatchObject({ status: 'foc_received', port: { foc } });
    expect(moved?.events.map(({ status, what }) => status ?? what)).toEqual([
      'pending',
      'submitted',
      'foc_received',
    ]);
  });

  it('is typed in anew after a rejection, and only what changed', async () => {
    const order = await place({ ...port, key: 'k' });
    await byHand().filed(order.id, 'PO-7788', alice);
    const reasons = [{ code: 'invalid_pin' }];
    await tell(order, 'm1', { at: at(), what: 'status', status: 'rejected', reasons });
    const result = await pstn.resubmitPort(order.id, { account: { pin: '4711' } }, 'fix', alice);
    expect(result).toMatchObject({ ok: true, order: { status: 'pending' } });
    expect(await byHand().handOver(order.id)).toMatchObject({
      kind: 'correction',
      change: { account: { pin: '4711' } },
      controlHubId: 'PO-7788',
      ticks: [],
    });
    expect((await byHand().handOver(order.id))?.filedAt).toBeUndefined();
    expect((await now(order.id))?.port?.rejections).toMatchObject([
      { reasons, answeredAt: expect.any(String) as string },
    ]);
  });

  it('stays a correction when a change follows before that is typed in', async () => {
    const order = await place({ ...port, key: 'k' });
    await byHand().filed(order.id, 'PO-7788', alice);
    await tell(order, 'm1', {
      at: at(),
      what: 'status',
      status: 'rejected',
      reasons: [{ code: 'invalid_pin' }],
    });
    await pstn.resubmitPort(order.id, { account: { pin: '4711' } }, 'fix', alice);
    await pstn.changePort(order.id, { remove: ['+14095550102'] }, 'c', alice);
    const both = { account: { pin: '4711' }, remove: ['+14095550102'] };
    expect(await byHand().handOver(order.id)).toMatchObject({ kind: 'correction', change: both });
    await byHand().filed(order.id, 'PO-7788', alice);
    await pstn.changePort(order.id, { account: { btn: '+14095550101' } }, 'd', alice);
    expect(await byHand().handOver(order.id)).toMatchObject({ kind: 'change' });
  });

  it('that was changed before anybody typed it in is typed in whole', async () => {
    const order = await place({ ...port, key: 'k' });
    await pstn.changePort(order.id, { remove: ['+14095550102'] }, 'c', alice);
    expect(await byHand().handOver(order.id)).toMatchObject({ kind: 'order' });
    expect((await now(order.id))?.numbers).toEqual(['+14095550101']);
  });

  it('tells of its changes from the cursor on', async () => {
    const { cursor } = await pstn.changes();
    const order = await place({ ...request, key: 'k' });
    const after = await pstn.changes(cursor);
    expect(after.orders.map(({ id }) => id)).toEqual([order.id]);
    expect((await pstn.changes(after.cursor)).orders).toEqual([]);
    expect((await pstn.changes('nonsense')).orders).toHaveLength(1);
  });

  it('refuses what only an inventory can give', async () => {
    const result = await pstn.placeOrder({ ...location, key: 'k', type: 'new', numbers });
    expect(result).toMatchObject({ ok: false, why: 'refused' });
  });
});

describe('the numbers of the location', () => {
  const events = async (id: string) =>
    ((await now(id))?.events ?? [])
      .filter(({ what }) => what === 'sighted')
      .map(({ sight, numbers: seen }) => [sight, ...(seen ?? [])]);
  const look = () => pstn.changes('0');

  it('that a port was for: there, then in use, then gone, each told once', async () => {
    const order = await place({ ...port, key: 'k' });
    world.show('hp-houston', 'active', ...numbers);
    await look();
    expect(await events(order.id)).toEqual([]);
    await byHand().filed(order.id, 'PO-7788', alice);
    world.show('hp-houston', 'inactive', ...numbers);
    await look();
    await look();
    world.show('hp-houston', 'active', ...numbers);
    await look();
    world.hide('hp-houston', '+14095550102');
    await look();
    await look();
    expect(await events(order.id)).toEqual([
      ['arrived', ...numbers],
      ['active', ...numbers],
      ['gone', '+14095550102'],
    ]);
    expect((await now(order.id))?.status).toBe('pending');
  });

  it('that are new count for a request, oldest first, and none for two', async () => {
    world.show('hp-houston', 'active', '+17135550001');
    const one = await place({ ...request, key: 'one' });
    const two = await place({ ...request, key: 'two' });
    await byHand().filed(one.id, 'PO-1', alice);
    await byHand().filed(two.id, 'PO-2', alice);
    world.show('hp-houston', 'active', '+17135550002', '+17135550003', '+17135550004');
    await look();
    expect(await events(one.id)).toEqual([['active', '+17135550002', '+17135550003']]);
    expect(await events(two.id)).toEqual([['arrived', '+17135550004']]);
    await tell(one, 'm', { at: at(), what: 'status', status: 'provisioned' });
    expect((await now(one.id))?.numbers).toEqual(['+17135550002', '+17135550003']);
  });

  it('that an order got stay its own when that has ended', async () => {
    const one = await place({ ...request, key: 'one' });
    const two = await place({ ...request, key: 'two' });
    await byHand().filed(one.id, 'PO-1', alice);
    await byHand().filed(two.id, 'PO-2', alice);
    world.show('hp-houston', 'active', '+17135550002', '+17135550003');
    await look();
    await tell(one, 'm', { at: at(), what: 'status', status: 'provisioned' });
    await look();
    expect(await events(two.id)).toEqual([]);
    world.show('hp-houston', 'active', '+17135550004', '+17135550005');
    await look();
    await tell(two, 'n', { at: at(), what: 'status', status: 'provisioned' });
    expect((await now(two.id))?.numbers).toEqual(['+17135550004', '+17135550005']);
  });

  it('that cannot be read at one location are looked at everywhere else, and it is logged once a look', async () => {
    const houston = await place({ ...request, key: 'one' });
    const other = await place({ ...request, locationId: 'hp-san-jose', key: 'two' });
    await byHand().filed(houston.id, 'PO-1', alice);
    await byHand().filed(other.id, 'PO-2', alice);
    world.show('hp-san-jose', 'active', '+14085550101', '+14085550102');
    world.fail('hp-houston');
    logged.length = 0;
    await look();
    expect(await events(other.id)).toEqual([['active', '+14085550101', '+14085550102']]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('hp-houston');
  });

  it('that could not be read when the order came say nothing of it', async () => {
    world.fail();
    const order = await place({ ...request, key: 'k' });
    await byHand().filed(order.id, 'PO-1', alice);
    await look();
    world.fail(false);
    world.show('hp-houston', 'active', '+17135550001', '+17135550002');
    await look();
    expect(await events(order.id)).toEqual([]);
    world.show('hp-houston', 'active', '+17135550003', '+17135550004');
    await look();
    expect(await events(order.id)).toEqual([['active', '+17135550003', '+17135550004']]);
  });
});
