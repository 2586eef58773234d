import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { defineCollection, put, remove, type Store } from '../../src/store/store.js';
import { open, orders, sessions, temporaryDir } from './harness.js';

const kinds: readonly { readonly kind: string; readonly create: () => Promise<Store> }[] = [
  { kind: 'in memory', create: () => Promise.resolve(createMemoryStore([orders, sessions])) },
  { kind: 'on disk', create: async () => open({ dir: await temporaryDir() }) },
];

describe.each(kinds)('a store $kind', ({ create }) => {
  test('gives back what was put, and undefined for what was not', async () => {
    const store = await create();
    await store.commit([put(orders, 'a', { status: 'pending', note: 'æøå \u2028 "line"\n' })]);
    expect(await store.get(orders, 'a')).toEqual({ status: 'pending', note: 'æøå \u2028 "line"\n' });
    expect(await store.get(orders, 'b')).toBeUndefined();
    expect(await store.get(sessions, 'a')).toBeUndefined();
  });

  test('does all writes of a commit in their order', async () => {
    const store = await create();
    await store.commit([
      put(orders, 'a', { status: 'pending' }),
      put(sessions, 's', { step: 'review' }),
      put(orders, 'a', { status: 'submitted' }),
      put(orders, 'b', { status: 'pending' }),
      remove(orders, 'b'),
    ]);
    expect(await store.list(orders)).toEqual([{ id: 'a', value: { status: 'submitted' } }]);
    expect(await store.get(sessions, 's')).toEqual({ step: 'review' });
  });

  test('lists by first insertion, whichever order changed last', async () => {
    const store = await create();
    for (const id of ['c', 'a', 'b']) await store.commit([put(orders, id, { status: 'pending' })]);
    await store.commit([put(orders, 'c', { status: 'submitted' })]);
    expect((await store.list(orders)).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect((await store.list(orders, { order: 'newest', limit: 2 })).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await store.list(orders, { limit: 0 })).toEqual([]);
  });

  test('counts rows, and rows under each key of an index, through every change', async () => {
    const store = await create();
    await store.commit(['a', 'b', 'c'].map((id) => put(orders, id, { customer: 'acme', status: 'pending' })));
    await store.commit([put(orders, 'c', { status: 'rejected' }), remove(orders, 'b')]);
    expect(await store.count(orders)).toEqual({ all: 2, by: new Map() });
    const by = new Map([
      ['pending', 1],
      ['rejected', 1],
    ]);
    expect(await store.count(orders, 'status')).toEqual({ all: 2, by });
    expect(await store.count(sessions)).toEqual({ all: 0, by: new Map() });
    await expect(store.count(orders, 'colour')).rejects.toThrow(TypeError);
  });

  test('puts a removed and returning order at the end', async () => {
    const store = await create();
    await store.commit([put(orders, 'a', { status: 'x' }), put(orders, 'b', { status: 'x' })]);
    await store.commit([remove(orders, 'a')]);
    await store.commit([put(orders, 'a', { status: 'x' })]);
    expect((await store.list(orders)).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('follows an order from one index value to the next, still by first insertion', async () => {
    const store = await create();
    await store.commit(['a', 'b', 'c'].map((id) => put(orders, id, { customer: 'acme', status: 'pending' })));
    await store.commit([put(orders, 'c', { customer: 'acme', status: 'rejected' })]);
    await store.commit([put(orders, 'a', { status: 'rejected' })]);
    const ids = async (index: string, is: string) =>
      (await store.list(orders, { index, is })).map(({ id }) => id);
    expect(await ids('status', 'rejected')).toEqual(['a', 'c']);
    expect(await ids('status', 'pending')).toEqual(['b']);
    expect(await ids('customer', 'acme')).toEqual(['b', 'c']);
    expect(await ids('customer', 'nobody')).toEqual([]);
  });

  test('keeps its own copy of a value', async () => {
    const store = await create();
    const order = { status: 'pending' };
    const committed = store.commit([put(orders, 'a', order)]);
    order.status = 'changed by its caller';
    await committed;
    expect(await store.get(orders, 'a')).toEqual({ status: 'pending' });
  });

  test('shows nothing of a commit that holds one bad write', async () => {
    const store = await create();
    const cases = [
      put(defineCollection('strangers'), 'a', 1),
      remove(defineCollection('strangers'), 'a'),
      put(sessions, 's', undefined as never),
      put(orders, 'a', null as never),
    ];
    for (const bad of cases) {
      await expect(store.commit([put(sessions, 'good', { step: 'x' }), bad])).rejects.toThrow(TypeError);
    }
    expect(await store.list(sessions)).toEqual([]);
  });

  test('refuses a query that names no index of the collection, or no value', async () => {
    const store = await create();
    await expect(store.list(orders, { index: 'carrier', is: 'x' })).rejects.toThrow('no index "carrier"');
    await expect(store.list(orders, { index: 'status' })).rejects.toThrow('needs `is`');
    await expect(store.get(defineCollection('strangers'), 'a')).rejects.toThrow('"strangers"');
  });

  test('accepts a commit without writes', async () => {
    await expect((await create()).commit([])).resolves.toBeUndefined();
  });
});
