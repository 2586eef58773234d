import { describe, expect, test } from 'vitest';
import { inputElements, talkWith, type Talk } from '../support/talk-engine.js';

async function placeOne(talk: Talk): Promise<void> {
  await talk.say('2 numbers in 713 for Houston');
  await talk.act('settle');
  await talk.act('order');
}

describe('one order', () => {
  test('is shown with status, next step, numbers, people and times of its location', async () => {
    const talk = talkWith();
    await placeOne(talk);
    const { markdown } = await talk.say('PO-104201');
    expect(markdown).toContain('PO-104201 · Pending');
    expect(markdown).toContain('The order is placed and Cisco is working on it.');
    expect(markdown).toContain('Numbers: (713) 555-0100, (713) 555-0101');
    expect(markdown).toContain('Ordered by: Alice Morgan');
    expect(markdown).toContain('What has happened (local time in Houston)');
    expect(markdown).toContain('Ordered: Tue, Nov 24, 2026, 9:00 AM CST · Alice Morgan');
    expect(markdown).toContain('[Read and accept the terms](https://desk.example/terms/PO-104201)');
  });

  test('changes on refresh', async () => {
    const talk = talkWith({ locale: 'nb' });
    await placeOne(talk);
    await talk.act('status');
    talk.pstn.update('PO-104201', {
      status: 'error',
      events: [{ at: '2026-11-24T16:00:00Z', what: 'status', status: 'error', reason: 'Rate center closed' }],
    });
    const { markdown } = await talk.press('Oppdater');
    expect(markdown).toContain('PO-104201 · Feil');
    expect(markdown).toContain('Opprett en sak hos TAC');
    expect(markdown).toContain('Feil: tir. 24. nov. 2026, 10:00 CST · Rate center closed');
  });

  test('has a row even for a status nobody knows, in both vocabularies', async () => {
    const talk = talkWith();
    const where = { customerId: 'hp', locationId: 'hp-houston' };
    talk.pstn.add({ id: 'PO-7', ...where, status: 'unknown' });
    talk.pstn.add({ id: 'PO-8', ...where, type: 'port', status: 'rejected' });
    expect((await talk.say('PO-7')).markdown).toContain('The order has a status that I do not know.');
    expect((await talk.say('PO-8')).markdown).toContain('A problem was found with the port.');
  });

  test('a partner reads that the customer must accept the terms, and gets no link', async () => {
    const talk = talkWith({ as: 'per' });
    await placeOne(talk);
    const { markdown } = await talk.act('status');
    expect(markdown).toContain('Only an administrator of the customer can accept them');
    expect(markdown).not.toContain('desk.example');
  });

  test('with a problem is not said to wait for the terms', async () => {
    const talk = talkWith();
    await placeOne(talk);
    talk.pstn.update('PO-104201', { status: 'error' });
    expect((await talk.say('PO-104201')).markdown).not.toContain('terms');
  });

  test.each(['cancel PO-104201', 'please cancel my order'])('is not cancelled by “%s”', async (text) => {
    const talk = talkWith();
    await placeOne(talk);
    const { markdown } = await talk.say(text);
    expect(markdown).toContain('PSTN technical support (PTS) can');
    expect(markdown).toContain('PO-104201');
    expect((await talk.say('status')).markdown).not.toContain('PTS');
  });

  test('of another customer does not exist', async () => {
    const talk = talkWith();
    talk.pstn.add({ id: 'PO-55', customerId: 'fl', locationId: 'fl-oslo', details: 'secret' });
    const { markdown } = await talk.say('status of PO-55');
    expect(markdown).toContain('I find no order PO-55 among those you may see.');
    expect(markdown).not.toContain('Oslo');
    const made = await talk.say('PO-999');
    expect(made.markdown.replace('PO-999', 'PO-55')).toBe(markdown);
  });
});

describe('lists', () => {
  test('are one’s own first, and the customer’s when one has none', async () => {
    const talk = talkWith();
    talk.pstn.add({ id: 'PO-1', customerId: 'hp', locationId: 'hp-toronto', numbers: ['+14165550100'] });
    expect((await talk.say('order status')).markdown).toContain('Orders of Harbor & Pine (1)');
    await placeOne(talk);
    const mine = await talk.say('how are my orders going?');
    expect(mine.markdown).toContain('Your orders (1)');
    expect(mine.markdown).toContain('PO-104202 · 2 numbers · Houston · Pending');
    expect((await talk.press("The customer's orders")).markdown).toContain('PO-1 · 1 number · Toronto');
  });

  test('in a group space begin with what was ordered there', async () => {
    const talk = talkWith({ space: 'group' });
    await placeOne(talk);
    expect((await talk.say('all orders in this space')).markdown).toContain(
      'Orders placed from this space (1)',
    );
    expect(talk.buttons()).toEqual(['Show', 'My orders', "The customer's orders", 'What I can do']);
  });

  test('ask a partner whose orders, and name the customer on every row', async () => {
    const talk = talkWith({ as: 'per' });
    await placeOne(talk);
    await talk.act('status');
    const mine = await talk.press('All orders');
    expect(mine.markdown).toContain('PO-104201 · 2 numbers · Houston · Harbor & Pine · Pending');
    expect((await talk.press("The customer's orders")).markdown).toContain(
      'Whose orders do you want to see?',
    );
    expect((await talk.say('fjordlys')).markdown).toContain('Nothing has been ordered for Fjordlys AS yet.');
  });

  test('open an order by its row', async () => {
    const talk = talkWith();
    await placeOne(talk);
    await talk.say('how are my orders going?');
    expect((await talk.say('1')).markdown).toContain('PO-104201 · Pending');
    await talk.press('All orders');
    expect((await talk.say('9')).markdown).toContain('The list does not have that many rows.');
  });

  test('come ten at a time, newest first', async () => {
    const talk = talkWith();
    for (let index = 10; index < 23; index += 1) {
      const createdAt = `2026-11-${index}T10:00:00Z`;
      talk.pstn.add({ id: `PO-${index}`, customerId: 'hp', locationId: 'hp-houston', createdAt });
    }
    const first = await talk.say('order status');
    expect(first.markdown).toContain('PO-22');
    expect(first.markdown).not.toContain('PO-12');
    expect((await talk.press('Older orders')).markdown).toContain('PO-12');
  });
});

describe('in the middle of an order', () => {
  test('a question that needs an answer first is asked, and the draft is kept', async () => {
    const talk = talkWith({ as: 'per' });
    await talk.say('2 numbers in 713 for Houston');
    const { markdown } = await talk.say('order status');
    expect(markdown).toContain('I keep your unfinished “Order numbers”.');
    expect(markdown).toContain('Whose orders do you want to see?');
    expect((await talk.say('Bluebird')).markdown).toContain('Orders of Bluebird Bakery (0)');
    expect((await talk.say('continue')).markdown).toContain('Available numbers in 713');
  });

  test('the question is answered without buttons, and the form comes again with what was filled in', async () => {
    const talk = talkWith();
    await placeOne(talk);
    await talk.say('4 numbers in 832 for Houston');
    const { markdown, cards } = await talk.say('order status');
    expect(inputElements(cards[0])).toEqual([]);
    expect(cards[0]?.actions).toBeUndefined();
    expect(markdown).toContain('PO-104201 · 2 numbers · Houston · Pending');
    expect(markdown).toContain('And here is “Order numbers” again, where you left it:');
    expect(markdown).toContain('Available numbers in 832');
    await talk.press('Use these');
    expect((await talk.press('Order')).markdown).toContain('PO-104202');
  });
});
