import { describe, expect, test } from 'vitest';
import { addPort, addRejected, portAccount, portNumbers } from '../support/fix-world.js';
import { talkWith } from '../support/talk-engine.js';

describe('a port', () => {
  test('is shown with its four dates, each with the zone, and who has the numbers', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    talk.pstn.foc(id, '2026-12-03T16:00:00Z');
    const { markdown } = await talk.say(id);
    expect(markdown).toContain('Requested date: Thu, Dec 3, 2026 (CST)');
    expect(markdown).toContain('Confirmed date (FOC): Thu, Dec 3, 2026, 10:00 AM CST');
    expect(markdown).toContain('Activated: Not active yet');
    expect(markdown).toContain('Losing carrier: Lone Star Telecom');
    expect(markdown).toContain('What leaves: Everything on the account');
    expect(markdown).toContain('Bill: lone-star-october.pdf');
    expect(markdown).not.toContain(portAccount.accountNumber);
  });

  test('that is rejected says why, with the carrier’s words and the numbers, and is fixed from there', async () => {
    const talk = talkWith();
    const reason = { code: 'tn_error', text: 'TN NOT ON ACCT', numbers: [portNumbers[1]] };
    const { markdown } = await talk.say(addRejected(talk, [reason]));
    expect(markdown).toContain(
      "**A number belongs to somebody else: (713) 555-0101.** The carrier's words: “TN NOT ON ACCT”.",
    );
    expect(talk.buttons()).toEqual([
      'Fix this',
      'What can I still do?',
      'Save as a file',
      'Follow',
      'All orders',
    ]);
    await talk.press('Fix this');
    expect(talk.live()).toMatchObject({ flow: 'fix-port', step: 'numbers' });
  });

  test.each([
    ['fix PO', 'fix-port', 'numbers'],
    ['what can I still do with PO', 'change-port', 'can'],
  ])('takes “%s…” for more than a question while it is shown', async (said, flow, step) => {
    const talk = talkWith();
    const id = addRejected(talk, [{ code: 'tn_error', numbers: [portNumbers[1]] }]);
    await talk.say(id);
    await talk.say(`${said.slice(0, -2)}${id}`);
    expect(talk.live()).toMatchObject({ flow, step });
  });

  test('is fixed by “fix it” too, and its picture is asked for in words', async () => {
    const talk = talkWith();
    const id = addRejected(talk, [{ code: 'tn_error', numbers: [portNumbers[1]] }]);
    await talk.say(id);
    await talk.say(`picture of ${id}`);
    expect(talk.live()).toMatchObject({ flow: 'order-status', step: 'exported' });
    await talk.say(id);
    await talk.say('fix it');
    expect(talk.live()).toMatchObject({ flow: 'fix-port', step: 'numbers' });
  });

  test('takes no account number that is said in the wrong place for a name', async () => {
    const talk = talkWith();
    await talk.say(`fix ${addRejected(talk, [{ code: 'account_name_mismatch' }])}`);
    const { markdown } = await talk.say('account number LST-998877');
    expect(markdown).not.toContain('LST-998877');
    expect(talk.live()).toMatchObject({ step: 'field' });
    expect(JSON.stringify(talk.live())).not.toContain('998877');
  });

  test('tells of its siblings, what is asked for, and what has happened to it', async () => {
    const talk = talkWith();
    const id = addPort(talk, { port: { plan: 'plan-1' } });
    addPort(talk, { id: 'PO-104301', numbers: ['+17135550150'], port: { plan: 'plan-1' } });
    talk.pstn.want(id, 'a customer service record');
    talk.pstn.portOut(id, [portNumbers[0]], '2026-11-25T23:00:00Z');
    const { markdown } = await talk.say(id);
    expect(markdown).toContain('Same plan: PO-104301 (Submitted)');
    expect(markdown).toContain("Cisco's support asks for: a customer service record");
    expect(markdown).toContain('Another carrier asks for numbers');
    expect(markdown).toContain('to be refused before Wed, Nov 25, 2026, 5:00 PM CST');
  });

  test('sent again shows it in the timeline', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error']);
    await talk.say(`fix ${id}`);
    talk.fill({ btn: '713 555 0188' });
    await talk.act('save');
    await talk.act('send');
    const { markdown } = await talk.press('Order status');
    expect(markdown).toContain(
      'Rejected: Tue, Nov 24, 2026, 9:00 AM CST · Billing number (BTN) does not match',
    );
    expect(markdown).toContain('Sent again: Tue, Nov 24, 2026, 9:00 AM CST');
  });

  test('is told of with the one next step as its button', async () => {
    const talk = talkWith();
    const rejected = addRejected(talk, ['zip_mismatch']);
    await talk.tell('order-status', 'order', { orderId: rejected, told: true });
    expect(talk.buttons()).toEqual(['Fix this']);
    const open = addPort(talk, { id: 'PO-104301' });
    await talk.tell('order-status', 'order', { orderId: open, told: true });
    expect(talk.buttons()).toEqual(['What can I still do?']);
    await talk.act('start');
    expect(talk.live()).toMatchObject({ flow: 'change-port', step: 'can' });
  });

  test('whose rejection is pasted goes on to its fix', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['unknown']);
    await talk.say(`${id} was rejected: account number does not match CSR`);
    expect(talk.live()).toMatchObject({ flow: 'fix-port', step: 'secret' });
  });
});

describe('an order as a file', () => {
  test.each([
    ['csv', 'PO-104300.csv', 'text/csv'],
    ['pdf', 'PO-104300.pdf', 'application/pdf'],
    ['png', 'PO-104300.png', 'image/png'],
  ])('is posted as %s', async (format, name, type) => {
    const talk = talkWith();
    const id = addRejected(talk, ['zip_mismatch']);
    expect((await talk.say(`export ${id}`)).markdown).toContain(`${id} as a file`);
    await talk.act('make', format);
    const effect = talk.effects.at(-1);
    expect(effect).toMatchObject({ type: 'post-file', markdown: `Here is ${id}.`, file: { name, type } });
    const file = effect?.type === 'post-file' ? talk.files.kept.get(effect.file.id) : undefined;
    expect(file?.length).toBeGreaterThan(100);
    expect(Buffer.from(file ?? []).toString('latin1')).not.toContain(portAccount.accountNumber);
  });

  test.each([
    ['en', 'export PO-104300 as csv', 'csv'],
    ['en', 'PO-104300 as pdf', 'pdf'],
    ['nb', 'eksporter PO-104300 som csv', 'csv'],
  ] as const)('is posted at once where the format is named (%s: %s)', async (locale, words, format) => {
    const talk = talkWith({ locale });
    addPort(talk);
    await talk.say(words);
    expect(talk.effects).toMatchObject([{ type: 'post-file', file: { name: `PO-104300.${format}` } }]);
    await talk.say('csv');
    expect(talk.effects).toHaveLength(2);
    await talk.act('open');
    expect(talk.live()?.step).toBe('order');
    expect(talk.effects).toHaveLength(2);
  });

  test('is posted beside the form that is being filled in', async () => {
    const talk = talkWith();
    addPort(talk);
    await talk.say('2 numbers in 713 for Houston');
    await talk.say('export PO-104300 as pdf');
    expect(talk.effects).toEqual([expect.objectContaining({ type: 'post-file' })]);
    expect(talk.live()?.flow).toBe('order-numbers');
  });
});
