import { describe, expect, test } from 'vitest';
import { talkWith } from '../support/talk-engine.js';

describe('home', () => {
  test('greets, and lists what this person can do here', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('hello');
    expect(markdown).toMatch(/^Hello\./);
    expect(markdown).toContain('You can act for Harbor & Pine.');
    expect(talk.buttons()).toEqual(['Order numbers', 'Port numbers in', 'Order status', 'Norsk', 'More']);
    expect(markdown).toContain('“5 numbers in 281 for Houston”');
  });

  test('differs for a customer whose numbers are requested', async () => {
    const talk = talkWith({ as: 'ingrid', locale: 'nb' });
    expect((await talk.say('hei')).markdown).toContain('«10 lokale numre til Oslo»');
    expect(talk.buttons()).toEqual([
      'Be om numre',
      'Porter numre inn',
      'Bestillingsstatus',
      'English',
      'Mer',
    ]);
  });

  test('offers a reader the status only', async () => {
    const talk = talkWith({ as: 'noor' });
    expect((await talk.say('help')).markdown).toContain('You have read access to Harbor & Pine');
    expect(talk.buttons()).toEqual([
      'Order status',
      'Ask about the rules',
      'Find the right support desk',
      'Norsk',
    ]);
  });

  test('says plainly that it knows no customer, and who can change that', async () => {
    const talk = talkWith({ as: 'sam' });
    const { markdown } = await talk.say('help');
    expect(markdown).toContain('I know no customer that sam@harborpine.example may see here');
    expect(markdown).toContain('A full administrator of the customer can give you');
    expect(talk.buttons()).toEqual(['Ask about the rules', 'Find the right support desk', 'Norsk']);
  });

  test('leads to Control Hub where nothing is connected', async () => {
    const talk = talkWith({ connected: false });
    expect((await talk.say('help')).markdown).toContain('[Open Control Hub](https://admin.webex.com)');
    expect(talk.buttons()).toEqual(['Open Control Hub', 'Norsk']);
  });

  test('reminds a group to mention the bot', async () => {
    const talk = talkWith({ space: 'group' });
    expect((await talk.happen({ type: 'added' })).markdown).toContain('I only see messages that mention me');
  });

  test('changes the language at once', async () => {
    const talk = talkWith();
    await talk.say('hello');
    expect((await talk.press('Norsk')).markdown).toContain('Hei. Dette kan jeg gjøre for deg');
    expect(talk.effects).toEqual([{ type: 'set-locale', locale: 'nb' }]);
    expect((await talk.say('speak English')).markdown).toContain('I will write English from now on.');
  });

  test('offers what it recognised in a text it did not understand', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('qwerty 713');
    expect(markdown).toContain('I did not understand all of that, but I recognised 713.');
    await talk.press('Order numbers');
    expect(talk.live()).toMatchObject({ data: { where: { areaCode: '713' } } });
  });

  test('says so when it understood nothing', async () => {
    expect((await talkWith({ locale: 'nb' }).say('asdf qwer')).markdown).toMatch(/^Det forsto jeg ikke\./);
  });

  test('names what has no button in one line, and opens any of it from the whole list', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('hello');
    expect(markdown).toContain('Also: Order a block · Emergency addresses · Choose Cisco PSTN');
    expect(markdown).not.toContain('10, 50 or 100 consecutive numbers');
    const all = await talk.press('More');
    expect(all.markdown).toContain('Order a block: 10, 50 or 100 consecutive numbers');
    expect(talk.buttons()).toEqual(['Open', 'Back to the start', 'Norsk']);
    expect((await talk.press('Open')).markdown).toContain('What would you like to do?');
    talk.fill({ flow: 'edit-esa' });
    await talk.press('Open');
    expect(talk.live()).toMatchObject({ flow: 'edit-esa' });
  });

  test('takes a title of the menu for its button', async () => {
    const talk = talkWith();
    await talk.say('hello');
    await talk.say('order a block');
    expect(talk.live()).toMatchObject({ flow: 'order-block' });
    await talk.say('cancel');
    await talk.press('More');
    await talk.say('ask about the rules');
    expect(talk.live()).toMatchObject({ flow: 'ask-policy' });
  });
});

describe('what waits', () => {
  const where = { customerId: 'hp', locationId: 'hp-houston', numbers: ['+17135550100'] };

  test('is told with its next step', async () => {
    const talk = talkWith();
    const terms = { accepted: false, url: 'https://desk.example/terms/PO-1' };
    talk.pstn.add({ id: 'PO-1', ...where, terms });
    talk.pstn.add({ id: 'PO-2', ...where, status: 'error' });
    talk.pstn.add({ id: 'PO-3', ...where, status: 'provisioned' });
    const { markdown } = await talk.say('hello');
    expect(markdown).toContain('PO-1 · 1 number · Houston: the terms of use are not accepted yet');
    expect(markdown).toContain('[Read and accept them](https://desk.example/terms/PO-1)');
    expect(markdown).toContain('PO-2 · 1 number · Houston: Error. Open a ticket with TAC');
    expect(markdown).not.toContain('PO-3');
  });

  test('is shown to a partner without the link to accept', async () => {
    const talk = talkWith({ as: 'per' });
    talk.pstn.add({ id: 'PO-1', ...where, terms: { accepted: false, url: 'https://desk.example/1' } });
    const { markdown } = await talk.say('hello');
    expect(markdown).toContain('An administrator of the customer must accept them');
    expect(markdown).not.toContain('desk.example');
  });

  test('includes an unfinished order, which comes back as it was', async () => {
    const talk = talkWith();
    await talk.say('4 numbers in 713 for Houston');
    await talk.say('order a block of 10 in 832 for Houston');
    const cancelled = await talk.say('cancel');
    expect(cancelled.markdown).toContain('Unfinished: Order numbers');
    expect((await talk.press('Continue')).markdown).toContain('4 are ticked');
    expect(talk.live()).toMatchObject({ flow: 'order-numbers', step: 'numbers' });
  });

  test('is not guessed at when the ordering system does not answer', async () => {
    const talk = talkWith();
    talk.pstn.fail();
    expect((await talk.say('hello')).markdown).toContain('The ordering system does not answer right now');
    expect(talk.buttons()).toContain('Order numbers');
  });
});
