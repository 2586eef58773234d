/** Orders that a person files are kept by the bot alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assistedOrders } from '../../src/pstn/assisted/collections.js';
import { onDisk, run, withKept } from '../operate/kept.js';
import { startProduct } from '../support/product.js';

test('they lose their names with “forget me”, and go with their customer', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-erase-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const product = await startProduct({ PSTN_MODE: 'assisted' }, { dir });
  const alice = product.talk('alice');
  const { id, email } = alice.me;
  try {
    await alice.say('5 numbers in 281 for Houston');
    await alice.press('Send request');
    await alice.press('It is in Control Hub');
    expect((await alice.say('PO-7788')).markdown).toContain('SB-100001 is in Control Hub as PO-7788.');
    await alice.say('delete my data');
    expect((await alice.press('Erase it')).markdown).toContain('Erased: ');
  } finally {
    await product.stop();
  }
  const customer = await withKept(join(dir, 'bot'), async ({ store }) => {
    const [kept, ...others] = await store.list(assistedOrders);
    expect(others).toEqual([]);
    expect(kept?.value).toMatchObject({ order: { quantity: 5 }, handOver: { controlHubId: 'PO-7788' } });
    expect(JSON.stringify(kept)).not.toContain(email);
    expect(JSON.stringify(kept)).not.toContain(id);
    return kept?.value.order.customerId ?? '';
  });

  const erased = await run(['erase', '--customer', customer], { DATA_DIR: dir });
  expect(erased.out).toContain('Looked again into every row and file: 0 name it.');
  expect(erased.code).toBe(0);
  await withKept(join(dir, 'bot'), async ({ store }) => expect(await store.list(assistedOrders)).toEqual([]));
  expect(await onDisk(join(dir, 'bot'))).not.toContain('PO-7788');
}, 120_000);
