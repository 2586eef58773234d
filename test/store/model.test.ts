import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { put, remove, type Store } from '../../src/store/store.js';
import { createFailingDisk, createMortalDisk, type Failure } from './failing-disk.js';
import { orders, temporaryDir, type Order } from './harness.js';

type Step =
  | { readonly type: 'commit'; readonly writes: readonly (readonly [id: string, order: Order | undefined])[] }
  | { readonly type: 'fail'; readonly failure: Failure | undefined }
  | { readonly type: 'reopen' };

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const order = fc.record(
  {
    status: fc.constantFrom('pending', 'submitted', 'rejected'),
    customer: fc.constantFrom('acme', 'nordic'),
    // A few of the longest fill a checkpoint file.
    note: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('x'.repeat(60_000))),
  },
  { requiredKeys: ['status'] },
);
const write = fc.tuple(fc.constantFrom(...ids), fc.option(order, { nil: undefined, freq: 4 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('commit'),
      writes: fc.array(write, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'reopen' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('fail'),
      failure: fc.constantFrom<Failure | undefined>('half-append', 'sync', 'create', 'replace', undefined),
    }),
  },
);

const entriesOf = (model: ReadonlyMap<string, Order>) => Array.from(model, ([id, value]) => ({ id, value }));

async function expectSame(store: Store, model: ReadonlyMap<string, Order>): Promise<void> {
  const expected = entriesOf(model);
  expect(await store.list(orders)).toEqual(expected);
  for (const is of ['pending', 'submitted', 'rejected']) {
    const some = expected.filter(({ value }) => value.status === is);
    expect(await store.list(orders, { index: 'status', is })).toEqual(some);
    expect(await store.list(orders, { index: 'status', is, limit: 2, order: 'newest' })).toEqual(
      some.slice(-2).reverse(),
    );
  }
}

type Writes = Extract<Step, { type: 'commit' }>['writes'];

const commit = (store: Store, writes: Writes): Promise<void> =>
  store.commit(
    writes.map(([id, value]) => (value === undefined ? remove(orders, id) : put(orders, id, value))),
  );

function change(model: Map<string, Order>, writes: Writes): void {
  for (const [id, value] of writes) {
    if (value === undefined) model.delete(id);
    else model.set(id, value);
  }
}

test('a store holds what a map holds, however often it is opened again and the disk fails', async () => {
  const root = await temporaryDir();
  let runs = 0;
  const property = async (steps: readonly Step[], compactEveryBytes: number): Promise<void> => {
    const dir = join(root, `${(runs += 1)}`);
    const disk = createFailingDisk();
    const model = new Map<string, Order>();
    const open = () => openStore({ dir, collections: [orders], compactEveryBytes, disk });
    const reopen = async (store: Store): Promise<Store> => {
      disk.failure = undefined;
      await store.close();
      const reopened = await open();
      await expectSame(reopened, model);
      return reopened;
    };
    let store = await open();
    for (const taken of steps) {
      if (taken.type === 'fail') disk.failure = taken.failure;
      else if (taken.type === 'reopen') store = await reopen(store);
      else {
        const done = await settled(commit(store, taken.writes));
        if (done) change(model, taken.writes);
        else expect(disk.failure).toBeDefined();
      }
    }
    await expectSame(store, model);
    await (await reopen(store)).close();
    await rm(dir, { recursive: true });
  };
  const steps = fc.array(step, { maxLength: 40 });
  await fc.assert(fc.asyncProperty(steps, fc.constantFrom(1, 300, 5_000), property), { numRuns: 60 });
}, 60_000);

test('a store whose power fails at any step of the disk has all confirmed commits, and the last one whole or not', async () => {
  const root = await temporaryDir();
  let runs = 0;
  const property = async (commits: readonly Writes[], powerFor: number, lastShare: number): Promise<void> => {
    const dir = join(root, `${(runs += 1)}`);
    const model = new Map<string, Order>();
    await (await openStore({ dir, collections: [orders] })).close();
    const store = await openStore({
      dir,
      collections: [orders],
      compactEveryBytes: 300,
      disk: createMortalDisk(powerFor, lastShare),
    }).catch(() => undefined);
    let unconfirmed: Writes = [];
    for (const writes of commits) {
      if (store === undefined || unconfirmed.length > 0) break;
      if (await settled(commit(store, writes))) change(model, writes);
      else unconfirmed = writes;
    }
    await store?.close();

    const reopened = await openStore({ dir, collections: [orders], compactEveryBytes: 300 });
    const found = await reopened.list(orders);
    if (JSON.stringify(found) !== JSON.stringify(entriesOf(model))) change(model, unconfirmed);
    await expectSame(reopened, model);
    await reopened.close();
    await rm(dir, { recursive: true });
  };
  const commits = fc.array(fc.array(write, { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      commits,
      fc.integer({ min: 0, max: 120 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      property,
    ),
    { numRuns: 120 },
  );
}, 60_000);

const settled = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );
