import { describe, expect, test } from 'vitest';
import { billOf, norwegianBill, plan } from '../support/journeys-port.js';
import { inputsOf, talkWith } from '../support/talk-engine.js';

describe('a bill that comes early', () => {
  test('fills the account, and its address is proposed: one press confirms it', async () => {
    const talk = talkWith();
    await plan(talk);
    const filled = await talk.send([await billOf()]);
    expect(filled.markdown).toContain('filled in what it says');
    talk.fill({ stays: 'nothing' });
    const { markdown } = await talk.act('settle');
    expect(markdown).toContain('This is the address on the bill bill.pdf.');
    expect(inputsOf(talk.lastCard())).toMatchObject({
      street: '1200 Harbor Street',
      city: 'Houston',
      state: 'TX',
      zip: '77002',
    });
    await talk.act('settle');
    expect(talk.live()).toMatchObject({ step: 'sign' });
  });

  test('before the numbers is kept until the plan stands', async () => {
    const talk = talkWith();
    await talk.say('port numbers to Houston');
    const { markdown } = await talk.send([await billOf()]);
    expect(markdown).toContain('I have the bill bill.pdf');
    expect(markdown).toContain('Which numbers are moving?');
    await talk.say('713-555-0100 to 0104');
    await talk.act('go');
    expect(inputsOf(talk.lastCard())).toMatchObject({
      accountNumber: '884213',
      authorisedName: 'Alice Morgan',
    });
    talk.fill({ stays: 'nothing' });
    await talk.act('settle');
    await talk.act('settle');
    expect(talk.live()).toMatchObject({ step: 'sign' });
  });

  test('and is too old is turned back at once', async () => {
    const talk = talkWith();
    await talk.say('port numbers to Houston');
    const { markdown } = await talk.send([await billOf({ date: 'October 1, 2026' })]);
    expect(markdown).toContain('days ago');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
  });

  test('of a Norwegian operator proposes its address too', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    await talk.say('porter 22123450-22123454 til Oslo');
    await talk.act('go');
    await talk.send([await norwegianBill()]);
    talk.fill({ authorisedName: 'Ingrid Dahl', btn: '22 12 34 50', stays: 'nothing' });
    const { markdown } = await talk.act('settle');
    expect(markdown).toContain('Dette er adressen på regningen faktura.pdf.');
    expect(inputsOf(talk.lastCard())).toMatchObject({ street: 'Storgata 12', city: 'Oslo', zip: '0155' });
  });
});
