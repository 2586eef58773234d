import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deskCollections } from '../../../src/sandbox/desk/records.js';
import { openStore } from '../../../src/store/open-store.js';
import { at, createMemoryStore, placed, startDesk, who } from './start-desk.js';

const order = (key: string, numbers: readonly string[]) =>
  ({ key, type: 'new', locationId: at('Houston'), orderedBy: who.alice, numbers }) as const;

describe('what the desk has answered', () => {
  it('is still true after a restart: orders, keys, holds, taken numbers, cursors', async () => {
    const store = createMemoryStore();
    const before = await startDesk({ store });
    const [first = '', second = ''] = await before.free('Houston', 'TX', 2);
    const bought = placed(await before.pstn.placeOrder(order('k', [first])));
    await before.pstn.hold('mine', [second]);
    await before.move(bought.id, 'error', 'The switch is down.');
    const { cursor } = await before.pstn.changes();

    const after = await startDesk({ store, clock: before.clock });
    expect(await after.pstn.orders(bought.customerId)).toEqual(await before.pstn.orders(bought.customerId));
    expect(placed(await after.pstn.placeOrder(order('k', [second]))).id).toBe(bought.id);
    expect(await after.free('Houston', 'TX', 1)).not.toContain(second);
    expect(await after.pstn.placeOrder(order('l', [second]))).toMatchObject({ ok: false, why: 'taken' });
    const next = placed(await after.pstn.placeOrder(order('m', await after.free('Houston', 'TX', 1))));
    expect(Number(next.id.slice(3))).toBeGreaterThan(Number(bought.id.slice(3)));
    expect((await after.pstn.changes(cursor)).orders.map(({ id }) => id)).toEqual([next.id]);
  });

  it('is on disk when the answer comes, in the store the program uses', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'desk-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const first = await openStore({ dir, collections: deskCollections });
    const { pstn, free } = await startDesk({ store: first });
    const bought = placed(await pstn.placeOrder(order('k', await free('Houston', 'TX', 2))));
    await first.close();
    const second = await openStore({ dir, collections: deskCollections });
    onTestFinished(() => second.close());
    expect(await (await startDesk({ store: second })).pstn.order(bought.id)).toEqual(bought);
  });

  it('was on disk first: nothing is sold when the disk fails', async () => {
    const store = createMemoryStore();
    const { pstn, free } = await startDesk({ store });
    const numbers = await free('Houston', 'TX', 1);
    store.fail = true;
    await expect(pstn.placeOrder(order('k', numbers))).rejects.toMatchObject({ code: 'pstn_unavailable' });
    store.fail = false;
    expect(await free('Houston', 'TX', 1)).toEqual(numbers);
    expect(placed(await pstn.placeOrder(order('k', numbers))).numbers).toEqual(numbers);
  });

  it('begins with the same past only once', async () => {
    const store = createMemoryStore();
    const { pstn, clock } = await startDesk({ store });
    const customer = (await pstn.access(who.alice))[0]?.customer.id ?? '';
    const past = await pstn.orders(customer);
    expect(past.map(({ type, status }) => [type, status])).toEqual([
      ['block', 'pending'],
      ['new', 'error'],
      ['port', 'rejected'],
      ['new', 'provisioned'],
      ['port', 'completed'],
    ]);
    expect(await (await startDesk({ store, clock })).pstn.orders(customer)).toEqual(past);
  });
});
