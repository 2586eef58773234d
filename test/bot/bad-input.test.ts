import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const knock = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${product.url}/webex/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const delivery = JSON.stringify({
  id: 'x',
  name: 'x',
  resource: 'messages',
  event: 'created',
  data: { id: 'x', roomId: 'r', personId: 'p' },
});

describe('the door for webhooks', () => {
  test('refuses a delivery without a signature', async () => {
    expect((await knock(delivery)).status).toBe(401);
  });

  test('refuses a forged signature', async () => {
    const forged = createHmac('sha1', 'guess').update(delivery).digest('hex');
    expect((await knock(delivery, { 'x-spark-signature': forged })).status).toBe(401);
    expect((await knock(delivery, { 'x-spark-signature': 'not hex' })).status).toBe(401);
  });

  test('refuses what is far too large', async () => {
    expect((await knock('x'.repeat(1_000_000))).status).toBe(413);
  });
});

describe('the very first message of a new 1:1', () => {
  test.each([
    ['hello', 'alice'],
    ['🙂🙂🙂', 'dana'],
    ['qwertyuiop zxcvbnm', 'james'],
  ])('"%s" is answered', async (text, who) => {
    const answer = await product.talk(who).say(text);
    expect(answer.card).toBeDefined();
    expect(answer.markdown).not.toBe('');
  });

  test('is answered even to somebody nobody knows', async () => {
    const answer = await product.talk('sam').say('hello');
    expect(answer.markdown).not.toBe('');
  });
});

describe('a person', () => {
  test('who presses a card with an unknown token gets the live card', async () => {
    const talk = product.talk('priya');
    const home = await talk.say('hello');
    const inputs = { t: 'no-such-token', a: 'open', x: 'order-numbers' };
    await talk.call('POST', '/attachment/actions', { type: 'submit', messageId: home.id, inputs });
    const answer = await talk.listen();
    expect(answer.markdown).toContain('Nothing was done');
    expect(answer.buttons).toEqual(home.buttons);
  });

  test('who presses with inputs of the wrong shape gets the live card', async () => {
    const talk = product.talk('per');
    const home = await talk.say('hello');
    const inputs = { t: { deep: true }, a: 7 };
    await talk.call('POST', '/attachment/actions', { type: 'submit', messageId: home.id, inputs });
    expect((await talk.listen()).card).toBeDefined();
  });

  test('who presses an earlier card gets the live one, and nothing happens', async () => {
    const talk = product.talk('ingrid');
    const first = await talk.say('hei');
    await talk.say('hei');
    const answer = await talk.pressOn(first, first.buttons[0] ?? '');
    expect(answer.markdown).toContain('Ingenting ble gjort');
  });

  test('who posts a file that nobody asked for is told so', async () => {
    const talk = product.talk('noor');
    await talk.say('hello');
    const form = new FormData();
    form.set('toPersonEmail', product.sandbox.bot.email);
    form.set('files', new Blob(['bytes'], { type: 'image/png' }), 'bill.png');
    const headers = { authorization: `Bearer ${talk.me.token}` };
    const { status } = await fetch(`${product.sandbox.apiUrl}/messages`, {
      method: 'POST',
      headers,
      body: form,
    });
    expect(status).toBe(200);
    expect((await talk.listen()).markdown).toContain('I did not ask for a file');
  });

  test('who writes 7,000 characters is asked to say it shorter or answered', async () => {
    const answer = await product.talk('alice').say(`numbers ${'please '.repeat(990)}`);
    expect(answer.card).toBeDefined();
  });
});

test('a space that the bot just left is let go, and the bot goes on', async () => {
  const talk = product.talk('alice');
  const { body } = await talk.call('POST', '/rooms', { title: 'Short visit' });
  const roomId = (body as { id: string }).id;
  const added = await talk.call('POST', '/memberships', { roomId, personEmail: product.sandbox.bot.email });
  const membershipId = (added.body as { id: string }).id;
  await talk.call('PUT', '/../sandbox/faults', { calls: [{ latencyMs: 100 }] });
  await talk.call('POST', '/messages', {
    roomId,
    markdown: `<@personEmail:${product.sandbox.bot.email}> help`,
  });
  await talk.call('DELETE', `/memberships/${membershipId}`);
  await talk.call('DELETE', '/../sandbox/faults');
  await sleep(500);
  expect((await talk.say('hello')).card).toBeDefined();
});
