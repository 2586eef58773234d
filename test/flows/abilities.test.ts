import { describe, expect, test } from 'vitest';
import { allAbilities, assistedAbilities, type Abilities } from '../../src/pstn/abilities.js';
import type { Ability } from '../../src/reference/abilities.js';
import { talkWith } from '../support/talk-engine.js';

const without = (...lacking: readonly Ability[]): Abilities =>
  new Set([...allAbilities].filter((one) => !lacking.includes(one)));

describe('a back end that cannot do everything', () => {
  test('is not offered for what it cannot do, and the home card says what is done by hand', async () => {
    const talk = talkWith({ abilities: assistedAbilities });
    const { markdown } = await talk.say('hello');
    expect(talk.buttons()).toEqual(['Request numbers', 'Port numbers in', 'Order status', 'Norsk', 'More']);
    expect(markdown).toContain('By hand in Control Hub');
    expect(markdown).toContain('You type the finished order into Control Hub yourself.');
    expect(markdown).toContain('you choose them in Control Hub');
    expect(markdown).toContain('Whether a number can be ported shows in Control Hub');
    expect(markdown).not.toContain('blocks of consecutive numbers');
    expect((await talk.press('Norsk')).markdown).toContain('For hånd i Control Hub');
  });

  test('that can do everything has nothing by hand', async () => {
    expect((await talkWith().say('hello')).markdown).not.toContain('By hand');
  });

  test('takes a request where numbers could otherwise be picked', async () => {
    const talk = talkWith({ abilities: assistedAbilities });
    const { markdown } = await talk.say('5 numbers in 281 for Houston');
    expect(markdown).toContain('Look this over before I send it');
    expect(markdown).toContain('Area: 281');
  });

  test('offers a request in place of a block', async () => {
    const talk = talkWith({ abilities: without('search_blocks') });
    await talk.say('a block of 10 in 713 for Houston');
    expect(talk.buttons()).toContain('Request numbers');
  });

  test.each([
    ['order 5 numbers in 281 for Houston', ['search_numbers', 'request_numbers'], 'Choosing numbers'],
    ['a block of 10 for Houston', ['search_blocks', 'request_numbers'], 'Blocks of numbers'],
    ['port +12145550101 to Houston', ['port_numbers'], 'Porting numbers'],
    ['change the emergency address of Houston', ['emergency_addresses'], 'Emergency addresses'],
  ] as const)('answers “%s” with how it is done by hand', async (said, lacking, label) => {
    const talk = talkWith({ abilities: without(...lacking) });
    const { markdown } = await talk.say(said);
    expect(markdown).toContain(`${label}: by hand in Control Hub`);
    expect(markdown).toContain('[Open Control Hub](https://admin.webex.com)');
  });

  test('leaves the correction of a rejected port to Control Hub', async () => {
    const talk = talkWith({ abilities: without('fix_ports', 'change_ports') });
    const order = { customerId: 'hp', locationId: 'hp-houston', type: 'port' } as const;
    talk.pstn.add({ ...order, id: 'PO-104300', status: 'rejected' });
    expect((await talk.say('fix PO-104300')).markdown).toContain(
      'Correcting rejected ports: by hand in Control Hub',
    );
    talk.pstn.add({ ...order, id: 'PO-104301' });
    expect((await talk.say('cancel PO-104301')).markdown).toContain(
      'Changing and cancelling ports: by hand in Control Hub',
    );
  });
});
