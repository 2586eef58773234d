import { describe, expect, test } from 'vitest';
import { bluebird, quayside } from '../support/fake-world.js';
import { talkWith } from '../support/talk-engine.js';

describe('limits', () => {
  test('a hundred in one order: said with the reason, and the field holds what is possible', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('150 numbers in 832 for Houston');
    expect(markdown).toContain(
      'You asked for 150, and this order can hold 100. One order holds at most 100 new numbers.',
    );
    expect(markdown).toContain('**100**');
    expect(talk.live()).toMatchObject({ step: 'search' });
  });

  test('a hundred ticks at most, also when they are chosen in the list', async () => {
    const talk = talkWith();
    await talk.say('100 numbers in 832 for Houston');
    const { markdown } = await talk.say('all');
    expect(markdown).toContain('One order holds at most 100 new numbers.');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
    expect(talk.pstn.placed).toHaveLength(0);
  });

  test('ten in a trial, counting those used', async () => {
    const access = [{ customer: { ...bluebird, trialNumbersUsed: 7 }, role: 'admin' as const }];
    const talk = talkWith({ as: 'dana', access });
    const { markdown } = await talk.say('5 numbers in 512');
    expect(markdown).toContain('A free trial includes at most 10 new numbers.');
    expect(markdown).toContain('this order can hold 3.');
    talk.fill({ area: '512', quantity: '3' });
    expect((await talk.press('Search')).markdown).toContain('Available numbers in 512');
    talk.fill({ numbers: ['100', '101', '102', '103'].map((line) => `+15125550${line}`).join(',') });
    expect((await talk.press('Use these')).markdown).toContain('this order can hold 3.');
  });

  test('a trial of which nobody knows what is used up has its limit, and no figure of what is left', async () => {
    const { id, name, subscription } = bluebird;
    const access = [{ customer: { id, name, subscription }, role: 'admin' as const }];
    const talk = talkWith({ as: 'dana', access });
    const answer = await talk.say('11 numbers in 512');
    expect(answer.markdown).toContain('this order can hold 10.');
    expect(JSON.stringify(answer)).not.toContain('more numbers can be ordered');
  });

  test('a trial that is used up ends in a reason and a way on', async () => {
    const access = [{ customer: { ...bluebird, trialNumbersUsed: 10 }, role: 'admin' as const }];
    const talk = talkWith({ as: 'dana', access, locale: 'nb' });
    const { markdown } = await talk.say('bestill 2 numre i 512');
    expect(markdown).toContain('Numrene i prøveperioden er brukt opp');
    expect(talk.buttons()).toEqual(['Bestillingsstatus', 'Hva jeg kan gjøre']);
  });

  test('toll-free numbers are not to be had, by code or by word', async () => {
    for (const text of ['5 numbers in 800 for Houston', 'order a toll-free number for Houston']) {
      const talk = talkWith();
      expect((await talk.say(text)).markdown).toContain('Toll-free numbers are not available');
      expect(talk.live()).toMatchObject({ flow: 'order-numbers', step: 'search' });
    }
    const norwegian = talkWith({ locale: 'nb' });
    await norwegian.say('bestill numre til Houston');
    expect((await norwegian.say('gratisnummer')).markdown).toContain('Gratisnumre er foreløpig ikke');
  });

  test('what cannot be had anywhere is said before the location is asked for', async () => {
    const tollFree = await talkWith().say('a toll-free number');
    expect(tollFree.markdown).toContain('Toll-free numbers are not available');
    expect(tollFree.markdown).toContain('Which location are the numbers for?');
    const talk = talkWith({ as: 'per' });
    expect((await talk.say('get me 250 numbers')).markdown).toContain('One order holds at most 100');
    await talk.say('Houston');
    expect(talk.live()).toMatchObject({ step: 'search', data: { quantity: 100 } });
  });

  test('an area code of another country is refused with its place', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('5 numbers in 416 for Houston');
    expect(markdown).toContain('416 belongs to Ontario, in another country than Houston.');
  });

  test('an area code of another state is searched in that state', async () => {
    const talk = talkWith();
    expect((await talk.say('2 numbers in 646 for Houston')).markdown).toContain('646 (New York)');
  });

  test.each([
    ['noor', 'That takes another role'],
    ['sam', 'I know no customer for you'],
  ] as const)('%s may not order and is told who can', async (as, heading) => {
    const talk = talkWith({ as });
    const { markdown } = await talk.say('5 numbers in 713');
    expect(markdown).toContain(heading);
    expect(markdown).toMatch(/administrator|customer admin/);
    expect(talk.buttons()).toContain('What I can do');
  });

  test('where nothing is connected the way leads to Control Hub', async () => {
    const talk = talkWith({ connected: false });
    const { markdown } = await talk.say('5 numbers in 713 for Houston');
    expect(markdown).toContain('Ordering is not connected here');
    expect(markdown).toContain('https://admin.webex.com');
  });

  test('without a location on the plan the way to enable it is shown', async () => {
    const talk = talkWith({ access: [{ customer: quayside, role: 'admin' }] });
    const { markdown } = await talk.say('order numbers');
    expect(markdown).toContain('No location of Quayside Tools uses the Cisco Calling Plan.');
    expect(markdown).toContain('https://admin.webex.com');
  });

  test('what the ordering system refuses is told in its own words', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    talk.pstn.answerOrder({ ok: false, why: 'trial_limit', left: 1 });
    expect((await talk.press('Order')).markdown).toContain('The trial has room for one more number');
    talk.pstn.answerOrder({ ok: false, why: 'refused', reason: 'The account is on hold.' });
    expect((await talk.press('Order')).markdown).toContain('answered: The account is on hold.');
    expect(talk.effects).toEqual([]);
  });

  test('rights that are lost in between stop the order', async () => {
    const access = [{ customer: bluebird, role: 'admin' as 'admin' | 'read-only' }];
    const talk = talkWith({ as: 'dana', access });
    await talk.say('2 numbers in 512');
    await talk.press('Use these');
    access[0] = { customer: bluebird, role: 'read-only' };
    expect((await talk.press('Order')).markdown).toContain('Your role there is read access');
    expect(talk.pstn.placed).toHaveLength(0);
  });
});

describe('numbers that are not there', () => {
  test('none: other area codes are named', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('5 numbers in 972 for Houston');
    expect(markdown).toContain('There are no numbers to be had in 972 (Texas) right now.');
    expect(markdown).toContain('832 (Houston, 130)');
  });

  test('fewer: said, with a way out', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('9 numbers in 281 for Houston');
    expect(markdown).toContain('You asked for 9, and only 7 are available here.');
    expect((await talk.press('Use these')).markdown).toContain('How many: 7');
  });

  test('taken while the list was shown: another is offered on the summary', async () => {
    const talk = talkWith();
    await talk.say('3 numbers in 713 for Houston');
    talk.pstn.take('+17135550101');
    const { markdown } = await talk.press('Use these');
    expect(markdown).toContain('(713) 555-0101 was taken by someone else a moment ago.');
    expect(markdown).toContain('I offer (713) 555-0103');
    expect(markdown).toContain('(713) 555-0100, (713) 555-0102, (713) 555-0103');
  });

  test('taken at the moment of ordering: nothing is ordered before the person has seen the other', async () => {
    const talk = talkWith({ locale: 'nb' });
    await talk.say('3 numre i 713 til Houston');
    await talk.press('Bruk disse');
    talk.pstn.takeBeforeOrder('+17135550100', '+17135550102');
    const { markdown } = await talk.press('Bestill');
    expect(markdown).toContain('Disse numrene ble nettopp tatt av andre: (713) 555-0100, (713) 555-0102.');
    expect(markdown).toContain('Ingenting er bestilt ennå.');
    expect(talk.pstn.placed).toHaveLength(0);
    expect((await talk.press('Bestill')).markdown).toContain('Bestilt til Houston');
    expect(talk.pstn.placed[0]).toMatchObject({
      numbers: ['+17135550101', '+17135550103', '+17135550104'],
    });
  });

  test('all taken: told, and other area codes named', async () => {
    const talk = talkWith();
    await talk.say('7 numbers in 281 for Houston');
    talk.pstn.take(...Array.from({ length: 7 }, (_, index) => `+12815550${100 + index}`));
    const { markdown } = await talk.press('Use these');
    expect(markdown).toContain('(281) 555-0100–0106, and there is no other number here to offer');
    expect(markdown).toContain('832 (Houston, 130)');
  });

  test('a hold that has lapsed is not spoken of as if it held', async () => {
    const talk = talkWith();
    await talk.say('3 numbers in 713 for Houston');
    talk.pass(11);
    expect((await talk.say('hm hm')).markdown).toContain('I no longer keep these numbers for you.');
  });
});
