import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('order status in English', () => {
  test('lists my orders and the customer’s, and opens one by its row', async () => {
    const alice = stage.talk('alice');
    const mine = await alice.say('How are my orders going?');
    expect(mine.markdown).toContain('PO-104204 · 2 numbers · Toronto · Error');
    expect(mine.markdown).not.toContain('PO-104206');
    const all = await alice.press("The customer's orders");
    expect(all.markdown).toContain('PO-104206 · block of 10 · San Jose · Pending');
    const order = await alice.say('2');
    expect(order.markdown).toContain('Open a ticket with TAC and give the order number.');
    expect(order.markdown).toContain('What has happened (local time in Toronto)');
    expect(order.buttons).toEqual(['Contact TAC', 'Refresh', 'All orders', 'What I can do']);
  });

  test.each(['PO-104204', '104204', 'status 104204', 'what happened with po 104204?'])(
    'finds an order by "%s"',
    async (text) => {
      expect((await stage.talk('alice').say(text)).markdown).toContain('PO-104204 · Error');
    },
  );

  test.each(['PO-104203', 'PO-104202', 'PO-999999'])(
    'says the same of %s, be it foreign or not there',
    async (id) => {
      const { markdown } = await stage.talk('alice').say(id);
      expect(markdown).toContain(`I find no order ${id} among those you may see.`);
      expect(markdown).not.toMatch(/Bluebird|Fjordlys|Austin|Oslo/);
    },
  );

  test('is open to a reader, who is told whom to ask for the terms', async () => {
    const noor = stage.talk('noor');
    expect((await noor.say('How are our orders doing?')).markdown).toContain('Orders of Harbor & Pine (5)');
    const order = await noor.say('PO-104206');
    expect(order.markdown).toContain('Only an administrator of the customer can accept them');
    expect(order.markdown).not.toContain('/desk/terms/');
  });

  test('in a group space lists what was ordered from there', async () => {
    const [alice] = await stage.space('alice', 'noor');
    expect((await alice.mention('orders from this space')).markdown).toContain(
      'Nothing has been ordered from this',
    );
    const list = await alice.mention('1 number in 713 for Houston');
    await alice.press(await alice.press(list, 'Use these'), 'Order');
    expect((await alice.mention('orders')).markdown).toContain('Orders placed from this space (1)');
  });
});

describe('order status in Norwegian', () => {
  test('shows what was requested, with its next step', async () => {
    const ingrid = stage.talk('ingrid');
    const list = await ingrid.say('Hvordan går det med bestillingene våre?');
    expect(list.markdown).toContain(
      'PO-104205 · forespørsel om 3 nasjonale numre · London · Handling påkrevd',
    );
    const order = await ingrid.say('po-104205');
    expect(order.markdown).toContain('PTS');
    expect((await ingrid.say('tilbake')).markdown).toContain('Bestillinger for Fjordlys AS');
  });

  test('asks a partner whose orders, and names the customer on every row', async () => {
    const per = stage.talk('per');
    expect((await per.say('bestillinger')).markdown).toContain('Hvilken kundes bestillinger vil du se?');
    expect((await per.say('bluebird')).markdown).toContain('PO-104203 · 4 numre · Austin · Bluebird Bakery');
    const harbor = await per.say('Hvordan går det med bestillingene til Harbor & Pine?');
    expect(harbor.markdown).toContain('Bestillinger for Harbor & Pine');
  });
});
