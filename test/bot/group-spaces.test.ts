import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startProduct, type Product } from '../support/product.js';
import { openSpace } from '../transcripts/group-space.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

async function faults(plan: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(plan);
  const answer = await fetch(`${product.url}/sandbox/faults`, { method: 'PUT', headers, body });
  expect(answer.ok).toBe(true);
}

describe('in a group space', () => {
  test('a partner sees the customer whose people are there, and no other', async () => {
    const [, priya] = await openSpace(product, 'alice', 'priya');
    expect((await priya.mention('PO-104204')).markdown).toContain('PO-104204 · Error');
    expect((await priya.mention('PO-104203')).markdown).toContain('I find no order PO-104203');
    expect((await priya.mention('orders of Fjordlys')).markdown).not.toContain('Fjordlys');
    expect((await priya.mention('order 2 numbers')).markdown).toMatch(/^Harbor & Pine/);
  });

  test('with people of two customers nothing is shown or ordered, and the reason is told', async () => {
    const [alice, , per] = await openSpace(product, 'alice', 'ingrid', 'per');
    for (const text of ['hello', 'PO-104204', 'how are our orders?', '5 numbers in 713 for Houston']) {
      const { markdown } = await alice.mention(text);
      expect(markdown).toContain('Not everyone in this space may see the same customer');
      expect(markdown).toContain('Write to me in a direct message');
      expect(markdown).not.toMatch(/Harbor|PO-1042/);
    }
    expect((await per.mention('bestillinger')).markdown).toContain('Ikke i dette området');
  });

  test('somebody without rights keeps a partner from showing every customer', async () => {
    const [priya] = await openSpace(product, 'priya', 'sam');
    const { markdown } = await priya.mention('orders of Fjordlys');
    expect(markdown).toContain('Not everyone in this space may see the same customer');
  });

  test('partners among themselves choose the one customer their space is for', async () => {
    const [per, priya] = await openSpace(product, 'per', 'priya');
    const asked = await per.mention('bestillingene til Fjordlys');
    expect(asked.markdown).toContain('Hvilken kunde er dette området for?');
    expect(asked.markdown).not.toMatch(/PO-1042/);
    await per.press(asked, 'Kunden i dette området');
    expect((await per.mention('Fjordlys AS')).markdown).toContain('Dette området er for Fjordlys AS');
    expect((await priya.mention("the customer's orders")).markdown).toContain('Orders of Fjordlys AS (3)');
    expect((await priya.mention('PO-104204')).markdown).toContain('I find no order PO-104204');
    await per.invite('alice');
    expect((await priya.mention("the customer's orders")).markdown).toContain('Not everyone in this space');
  });

  test('across customers a partner is answered in the 1:1 alone', async () => {
    const mine = await product.talk('priya').say("the customer's orders");
    expect(mine.markdown).toContain('Whose orders do you want to see?');
    for (const name of ['Harbor & Pine', 'Fjordlys AS']) expect(mine.markdown).toContain(name);
  });

  test('whoever comes later changes what may be seen', async () => {
    const [alice] = await openSpace(product, 'alice', 'priya');
    expect((await alice.mention("the customer's orders")).markdown).toContain('PO-104204');
    await alice.invite('ingrid');
    const { markdown } = await alice.mention('PO-104204');
    expect(markdown).toContain('Not everyone in this space may see the same customer');
  });

  test.each([
    ['on further pages', { most: 1 }],
    ['on pages without an end', { endless: true }],
  ])('members %s are none that nobody looks at', async (_where, pages) => {
    await faults({ calls: [{ method: 'GET', path: '/memberships', who: 'bot', ...pages }] });
    onTestFinished(() => faults({}));
    const names = 'most' in pages ? (['alice', 'ingrid'] as const) : (['alice', 'noor'] as const);
    const [alice] = await openSpace(product, ...names);
    const { markdown } = await alice.mention('PO-104204');
    expect(markdown).toContain('Not everyone in this space may see the same customer');
  });

  test('a card belongs to whoever asked for it', async () => {
    const [alice, noor] = await openSpace(product, 'alice', 'noor');
    const list = await alice.mention('2 numbers in 713 for Houston');
    const { markdown } = await noor.press(list, 'Use these');
    expect(markdown).toContain("belongs to someone else's order. Nothing was done.");
    expect((await alice.press(list, 'Use these')).markdown).toContain('Look this over before I order');
  });
});
