import { describe, expect, test } from 'vitest';
import { talkWith } from '../support/talk-engine.js';

const whole = 'Numbers in a block cannot be deleted one by one. You can only delete the whole block.';

describe('a block', () => {
  test('is ordered by buttons, with the rule on deletion told before', async () => {
    const talk = talkWith();
    await talk.say('order a block');
    talk.fill({ location: 'hp-houston' });
    expect((await talk.press('Continue')).markdown).toContain(whole);
    talk.fill({ area: '832', size: '50' });
    expect((await talk.press('Search')).markdown).toContain('(832) 555-0150 – (832) 555-0199 · Houston');
    talk.fill({ block: '+18325550150' });
    const summary = await talk.press('Use this');
    expect(summary.markdown).toContain(whole);
    expect(summary.markdown).toContain('I keep the chosen numbers for you until 9:10 AM CST');
    expect(talk.pstn.held.get('event-1')).toHaveLength(50);
    expect((await talk.press('Order')).markdown).toContain('PO-104201');
    expect(talk.pstn.placed[0]).toMatchObject({ type: 'block', first: '+18325550150', size: 50 });
    expect(talk.effects).toEqual([{ type: 'order-placed', orderId: 'PO-104201', customerId: 'hp' }]);
  });

  test('is ordered in Norwegian words', async () => {
    const talk = talkWith({ locale: 'nb' });
    await talk.say('en blokk på 10 i 832 til Houston');
    expect((await talk.say('2')).markdown).toContain('(832) 555-0110 – (832) 555-0119');
    expect((await talk.say('bestill')).markdown).toContain('Bestilt til Houston');
  });

  test('of a size that is not sold is told before the location is asked for', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('block of 20');
    expect(markdown).toContain('Blocks come in 10, 50 or 100 consecutive numbers.');
    expect(markdown).toContain('Which location is the block for?');
  });

  test('chosen for one location is not gone back to for another', async () => {
    const talk = talkWith();
    await talk.say('block of 10 in 832 for Houston');
    await talk.press('Use this');
    await talk.say('change the location');
    await talk.say('Toronto');
    await talk.press('Back');
    expect(talk.buttons()).toEqual(['Continue', 'Cancel']);
  });

  test('keeps the area code said before the location', async () => {
    const talk = talkWith();
    await talk.say('block of 10 in 713');
    expect((await talk.say('Houston')).markdown).toContain('Free blocks of 10 in 713 (Texas)');
  });

  test('somebody else took from is told and not offered again', async () => {
    const talk = talkWith();
    await talk.say('block of 10 in 832 for Houston');
    talk.pstn.take('+18325550105');
    const { markdown } = await talk.press('Use this');
    expect(markdown).toContain('Someone else took a number of (832) 555-0100 – (832) 555-0109 a moment ago');
    expect(markdown).toContain('1 · (832) 555-0110');
    await talk.press('Use this');
    talk.pstn.takeBeforeOrder('+18325550111');
    expect((await talk.press('Order')).markdown).toContain('Nothing is ordered yet.');
    expect(talk.pstn.placed).toHaveLength(0);
  });

  test('that is not there leads to other sizes, or other area codes', async () => {
    const talk = talkWith();
    const sizes = await talk.say('block of 100 in 713 for Houston');
    expect(sizes.markdown).toContain(
      'no free block of 100 in 713 (Texas) right now. Blocks of 10, 50 can be had',
    );
    const codes = await talk.say('block of 100 in 281');
    expect(codes.markdown).toContain('There is one in 832 (Houston).');
  });

  test('of a size that does not exist is explained', async () => {
    const talk = talkWith();
    expect((await talk.say('block of 20 in 832 for Houston')).markdown).toContain(
      'Blocks come in 10, 50 or 100 consecutive numbers.',
    );
    const large = talkWith();
    expect((await large.say('block of 500 in 832 for Houston')).markdown).toContain(
      'A block holds at most 100 numbers.',
    );
  });

  test('one field is changed from the summary', async () => {
    const talk = talkWith();
    await talk.say('block of 10 in 832 for Houston');
    await talk.press('Use this');
    talk.fill({ field: 'search' });
    await talk.press('Change');
    talk.fill({ size: '50' });
    await talk.press('Search');
    expect((await talk.press('Use this')).markdown).toContain('How many: 50');
  });
});

describe('who cannot have blocks', () => {
  test('a trial: the reason, and single numbers instead, with what was said', async () => {
    const talk = talkWith({ as: 'dana' });
    const { markdown } = await talk.say('block of 10 in 512');
    expect(markdown).toContain('Blocks are for customers with a paid subscription.');
    await talk.press('Order numbers');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers', data: { where: { areaCode: '512' } } });
  });

  test('a location where numbers are requested: the request instead', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    const { markdown } = await talk.say('blokk på 10 til Oslo');
    expect(markdown).toContain('Blokker kan ikke bestilles til Oslo');
    await talk.press('Be om numre');
    expect(talk.live()).toMatchObject({ flow: 'request-numbers', data: { quantity: 10 } });
  });

  test('are not offered them on the home card', async () => {
    expect((await talkWith({ as: 'dana' }).say('hi')).markdown).not.toContain('Order a block');
    expect((await talkWith({ as: 'ingrid' }).say('hi')).markdown).not.toContain('Order a block');
  });
});
