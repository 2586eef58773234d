import { describe, expect, test } from 'vitest';
import { cornerShops } from '../support/fake-world.js';
import { inputElements, talkWith } from '../support/talk-engine.js';

const choicesOf = (card: unknown, id: string): string[] =>
  inputElements(card)
    .filter((input) => input['id'] === id)
    .flatMap((input) => (input['choices'] as { title: string }[]).map(({ title }) => title));

describe('a sentence', () => {
  test('that says it all leads straight to the list', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('5 numbers in 713 for Houston');
    expect(markdown).toContain('Available numbers in 713 (Texas)');
    expect(markdown).toContain('**5 · (713) 555-0104**');
    expect(markdown).not.toContain('**6 · (713) 555-0105**');
    expect(talk.pstn.held.get('event-1')).toHaveLength(5);
  });

  test('that says some of it leads to the first open question, with the rest filled in', async () => {
    const talk = talkWith();
    expect((await talk.say('5 numbers in 713')).markdown).toContain('Which location are the numbers for?');
    expect((await talk.say('houston')).markdown).toContain('Available numbers in 713 (Texas)');
  });

  test('that names a location only is asked for the area, not given any', async () => {
    const talk = talkWith();
    await talk.say('order numbers');
    const { markdown } = await talk.say('Houston');
    expect(markdown).toContain('New numbers for Houston');
    expect(markdown).toContain('713 – Houston (50 available)');
  });

  test('offers the location in the state of the area code first', async () => {
    const talk = talkWith();
    await talk.say('5 numbers in 408');
    const location = inputElements(talk.lastCard()).find(({ id }) => id === 'location');
    expect(location).toMatchObject({ value: 'hp-san-jose' });
    expect((await talk.press('Continue')).markdown).toContain('Available numbers in 408');
  });

  test('with two places looks where it says "in", for the location it says "for"', async () => {
    const talk = talkWith();
    await talk.say('3 numbers in New York for Houston');
    expect(talk.live()).toMatchObject({ data: { location: { id: 'hp-houston' }, where: { state: 'NY' } } });
  });

  test('names the customer for a partner', async () => {
    const talk = talkWith({ as: 'per' });
    const { markdown } = await talk.say('5 numbers in 713 for Harbor & Pine in Houston');
    expect(markdown).toMatch(/^Harbor & Pine/);
    expect(markdown).toContain('Available numbers in 713');
  });

  test('says why a location cannot be chosen', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('5 numbers for Chicago');
    expect(markdown).toContain('I cannot order numbers for Chicago. It has another operator');
    expect(choicesOf(talk.lastCard(), 'location')).toEqual(['Houston', 'San Jose', 'Toronto']);
  });

  test('names a location that does not fit in the list', async () => {
    const talk = talkWith({ access: [{ customer: cornerShops, role: 'admin' }] });
    const { markdown } = await talk.say('order numbers');
    expect(markdown).toContain('There are 120 locations, more than fit in the list.');
    expect(choicesOf(talk.lastCard(), 'location')).toHaveLength(100);
    expect((await talk.say('Store 117')).markdown).toContain('New numbers for Store 117');
  });

  test('for a location without search goes on as a request', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    const { markdown } = await talk.say('10 nye numre til Oslo');
    expect(talk.live()).toMatchObject({ flow: 'request-numbers', step: 'request' });
    expect(markdown).toContain('**10**');
  });
});

describe('the whole way', () => {
  test('from home to an order, by buttons', async () => {
    const talk = talkWith();
    await talk.say('hello');
    await talk.press('Order numbers');
    talk.fill({ location: 'hp-houston' });
    await talk.press('Continue');
    talk.fill({ area: '713', quantity: '3' });
    await talk.press('Search');
    await talk.press('Use these');
    const summary = await talk.say('what?');
    expect(summary.markdown).toContain('(713) 555-0100–0102');
    expect(summary.markdown).toContain('The emergency address of the location applies to all its numbers');
    const { markdown } = await talk.press('Order');
    expect(markdown).toContain('Ordered for Houston');
    expect(markdown).toContain('PO-104201');
    expect(markdown).toContain('[Read and accept the terms](https://desk.example/terms/PO-104201)');
    expect(talk.effects).toEqual([{ type: 'order-placed', orderId: 'PO-104201', customerId: 'hp' }]);
    expect(talk.buttons()).toEqual([
      'Read and accept the terms',
      'Order status',
      'Order more',
      'What I can do',
    ]);
  });

  test('in Norwegian, in words alone', async () => {
    const talk = talkWith({ locale: 'nb' });
    await talk.say('jeg trenger noen nye numre');
    await talk.say('Houston');
    await talk.say('713');
    expect((await talk.say('20')).markdown).toContain('Avkrysset: 20.');
    expect((await talk.say('1, 3 og 5')).markdown).toContain(
      '(713) 555-0100, (713) 555-0102, (713) 555-0104',
    );
    expect((await talk.say('bestill')).markdown).toContain('Bestilt til Houston');
    expect(talk.pstn.placed).toHaveLength(1);
  });

  test('a partner is told that the customer must accept the terms, and gets no link', async () => {
    const talk = talkWith({ as: 'per' });
    await talk.say('2 numbers in 512 for Bluebird Bakery');
    await talk.press('Use these');
    const { markdown } = await talk.press('Order');
    expect(markdown).toContain('Only an administrator of the customer can accept the terms of use.');
    expect(talk.buttons()).toEqual(['Order status', 'Order more', 'What I can do']);
  });

  test('order more begins anew for the same place, with a key of its own', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    await talk.press('Order');
    await talk.press('Order more');
    expect(talk.live()).toMatchObject({ step: 'search' });
    await talk.say('2 in 713');
    await talk.press('Use these');
    await talk.press('Order');
    expect(talk.pstn.placed.map(({ key }) => key)).toEqual(['event-1', 'event-4']);
  });

  test('the same press handled twice places one order', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    const before = talk.conversation();
    await talk.press('Order');
    talk.change(() => before);
    await talk.press('Order', talk.shown.at(-2)?.card);
    expect(talk.pstn.placed).toHaveLength(1);
    expect(talk.effects.map((effect) => effect.type === 'order-placed' && effect.orderId)).toEqual([
      'PO-104201',
      'PO-104201',
    ]);
  });
});

describe('the list', () => {
  test('keeps ticks over its pages', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    talk.fill({ numbers: '+17135550100,+17135550105' });
    await talk.press('More numbers');
    expect(talk.buttons()).toEqual(['Use these', 'Earlier numbers', 'Cancel']);
    talk.fill({ numbers: '+17135550125' });
    await talk.press('Use these');
    expect((await talk.say('hm')).markdown).toContain('(713) 555-0100, (713) 555-0105, (713) 555-0125');
  });

  test('takes pasted numbers, and says which are not in it', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    expect((await talk.say('713-555-0188')).markdown).toContain('(713) 555-0188');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
    await talk.say('+1 713 555 0104, (713) 555-0106');
    expect((await talk.say('hm')).markdown).toContain('(713) 555-0104, (713) 555-0106');
  });

  test('takes another area code or another count instead', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    expect((await talk.say('832')).markdown).toContain('Available numbers in 832');
    expect((await talk.say('4 numbers')).markdown).toContain('4 are ticked');
  });

  test('with nothing ticked asks again', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    talk.fill({ numbers: '' });
    expect((await talk.press('Use these')).markdown).toContain('Tick at least one number');
  });
});

describe('on the way', () => {
  test('one field is changed from the summary, the rest stays', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    talk.fill({ field: 'search' });
    await talk.press('Change');
    talk.fill({ area: '832' });
    await talk.press('Search');
    expect((await talk.press('Use these')).markdown).toContain('832 (Texas)');
    await talk.say('change the location');
    talk.fill({ location: 'hp-san-jose' });
    await talk.press('Continue');
    expect(talk.live()).toMatchObject({ step: 'search' });
    expect(inputElements(talk.lastCard()).find(({ id }) => id === 'quantity')).toMatchObject({ value: 2 });
  });

  test('back does not lead to numbers that were chosen for another location', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    await talk.say('change the location');
    await talk.say('Toronto');
    await talk.press('Back');
    expect(talk.live()).toMatchObject({ step: 'location' });
    expect(talk.buttons()).toEqual(['Continue', 'Cancel']);
  });

  test('the search is begun in words as by its button', async () => {
    const talk = talkWith();
    await talk.say('150 numbers in 713 for Houston');
    expect((await talk.say('ok')).markdown).toContain('Available numbers in 713');
    const early = talkWith();
    await early.say('order 3 numbers');
    expect((await early.say('ok')).markdown).toContain('Choose a location from the list');
    await early.say('Houston');
    expect((await early.say('ok')).markdown).toContain('Choose an area code or a city.');
  });

  test('a question about orders is answered, not taken for the customer', async () => {
    const talk = talkWith({ as: 'per' });
    await talk.say('3 numbers for Harbor & Pine');
    expect((await talk.say('orders for Bluebird')).markdown).toContain('Orders of Bluebird Bakery (0)');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers', data: { customerId: 'hp' } });
  });

  test('change without a choice asks what', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    expect((await talk.press('Change')).markdown).toContain('Choose what to change first.');
  });

  test('another state is chosen, and what was typed stays', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    talk.fill({ quantity: '4' });
    await talk.press('Other state');
    talk.fill({ state: 'NY' });
    await talk.press('Continue');
    expect(choicesOf(talk.lastCard(), 'area')).toEqual(['646 – New York (4 available)']);
    talk.fill({ area: '646' });
    expect((await talk.press('Search')).markdown).toContain('4 are ticked');
  });

  test('back goes to the step before, with what was filled in', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    talk.fill({ area: '713', quantity: '4', prefix: '555' });
    await talk.press('Search');
    await talk.press('Back');
    const values = inputElements(talk.lastCard()).map((input) => [input['id'], input['value']]);
    expect(values).toEqual([
      ['area', '713'],
      ['quantity', 4],
      ['prefix', '555'],
    ]);
  });

  test('cancel lets go of the numbers', async () => {
    const talk = talkWith();
    await talk.say('3 numbers in 713 for Houston');
    expect(talk.pstn.held.size).toBe(1);
    expect((await talk.say('cancel')).markdown).toContain('Cancelled. Nothing was ordered or changed.');
    expect(talk.pstn.held.size).toBe(0);
  });

  test('a prefix narrows the search; letters in it are refused', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    talk.fill({ area: '713', quantity: '2', prefix: 'abc' });
    expect((await talk.press('Search')).markdown).toContain(
      'The prefix is the three digits after the area code',
    );
    talk.fill({ area: '713', quantity: '2', prefix: '777' });
    expect((await talk.press('Search')).markdown).toContain('no numbers to be had in 713-777 (Texas)');
  });
});
