import { describe, expect, test } from 'vitest';
import { talkWith } from '../support/talk-engine.js';

describe('a request', () => {
  test('is sent from the form, with its order number and what comes next', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    await talk.say('be om nasjonale numre til Bergen');
    talk.fill({ quantity: '12', numberType: 'national', details: 'Gjerne på rad' });
    const summary = await talk.press('Fortsett');
    expect(summary.markdown).toContain('Antall: 12');
    expect(summary.markdown).toContain('Opplysninger: Gjerne på rad');
    const { markdown } = await talk.press('Send inn');
    expect(markdown).toContain('PSTN-bestillingsnummer: PO-104201');
    expect(markdown).toContain('Kundestøtte leter etter numrene.');
    expect(talk.pstn.placed[0]).toMatchObject({
      type: 'request',
      locationId: 'fl-bergen',
      quantity: 12,
      numberType: 'national',
      details: 'Gjerne på rad',
    });
    expect(talk.effects).toHaveLength(1);
  });

  test('said in one sentence goes straight to the summary', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    expect((await talk.say('10 lokale numre til Oslo')).markdown).toContain(
      'Se over dette før jeg sender det',
    );
    expect((await talk.say('send inn')).markdown).toContain('Sendt inn for Oslo');
  });

  test('says what is missing when it is to be sent too early', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await talk.say('10 numbers for Oslo');
    expect((await talk.say('ok')).markdown).toContain('Choose local or national numbers.');
    expect((await talk.say('local')).markdown).toContain('Look this over before I send it');
  });

  test('holds a hundred at most, and keeps what was typed', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await talk.say('request numbers for Oslo');
    talk.fill({ quantity: '200', numberType: 'local', details: 'Second floor' });
    const { markdown } = await talk.press('Continue');
    expect(markdown).toContain(
      'You asked for 200, and this order can hold 100. One order holds at most 100 new numbers.',
    );
    expect(markdown).toContain('**100**');
    expect(markdown).toContain('Second floor');
  });

  test('takes details in words, and changes them from the summary', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await talk.say('10 local numbers for Oslo');
    expect((await talk.say('details: ground floor')).markdown).toContain('Details: ground floor');
    talk.fill({ field: 'request' });
    expect((await talk.press('Change')).markdown).toContain('Number type');
  });

  test('says that there are no toll-free numbers', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    const { markdown } = await talk.say('et gratisnummer til Oslo');
    expect(markdown).toContain('Gratisnumre er foreløpig ikke tilgjengelige');
    expect((await talk.say('3 lokale')).markdown).toContain('Se over dette før jeg sender det');
  });

  test('in place of a block asks for consecutive numbers', async () => {
    const talk = talkWith({ as: 'ingrid' });
    await talk.say('a block of 10 for Oslo');
    await talk.press('Request numbers');
    expect((await talk.say('local')).markdown).toContain('Details: The numbers should be consecutive.');
  });

  test('for a location with search goes on as an order', async () => {
    const talk = talkWith();
    await talk.say('request 3 national numbers for Houston');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers', step: 'numbers', data: { quantity: 3 } });
  });
});
