import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createOrderingServer } from '../../examples/ordering-server/server.js';
import { startProduct } from '../support/product.js';

test('the bot in the sandbox orders from the example, and offers no more than that can do', async () => {
  const token = 'token-of-the-test';
  const example = createOrderingServer({ token, admin: 'alice.morgan@harborpine.example' });
  const server = example.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const product = await startProduct({ PSTN_URL: url, PSTN_TOKEN: token });
  onTestFinished(() => product.stop());
  const alice = product.talk('alice');

  const home = await alice.say('hello');
  expect(home.buttons).toContain('Order numbers');
  expect(home.buttons).not.toContain('Order a block');
  await alice.say('3 numbers in 713 for Houston');
  await alice.say('ok');
  expect((await alice.say('yes please')).markdown).toMatch(/Order number: EX-\d+/);
  expect((await alice.say('change the emergency address of Houston')).markdown).toContain(
    'Emergency addresses: by hand in Control Hub',
  );
  const ported = await alice.say('port 409-555-0101 and 409-555-0102 to Houston');
  expect(ported.markdown).toContain('Houston');
  expect(ported.markdown).not.toContain('by hand');
}, 60_000);
