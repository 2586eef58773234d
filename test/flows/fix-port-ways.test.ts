import { describe, expect, test } from 'vitest';
import { told, walk } from '../support/fix-walk.js';
import {
  addPort,
  addRejected,
  billOf,
  letterOf,
  ofOslo,
  portAccount,
  portNumbers,
} from '../support/fix-world.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

describe('which port', () => {
  test('is the only one that is rejected', async () => {
    const talk = talkWith();
    addPort(talk, { id: 'PO-104299' });
    addRejected(talk, ['zip_mismatch']);
    expect((await talk.say('my port was rejected')).markdown).toContain(
      'PO-104300 · ZIP code does not match',
    );
  });

  test('a partner chooses among the rejected ports of all customers, on one card', async () => {
    const talk = talkWith({ as: 'per' });
    addRejected(talk, ['zip_mismatch']);
    addRejected(talk, ['unknown'], { ...ofOslo, id: 'PO-104301' });
    const { markdown } = await talk.say('fix the rejected ports');
    expect(markdown).toContain(
      'PO-104300 · port of 4 numbers · Houston · Harbor & Pine · ZIP code does not match',
    );
    expect(markdown).toContain('PO-104301 · port of 2 numbers · Oslo · Fjordlys AS · Reason not stated');
    await talk.say('1');
    expect(talk.live()?.step).toBe('pts');
  });

  test('after one is sent again, the next is offered', async () => {
    const talk = talkWith();
    addRejected(talk, ['unknown'], { id: 'PO-104301' });
    await walk(talk, ['btn_error']);
    await talk.press('Fix the next (1)');
    expect(talk.live()?.step).toBe('pts');
  });

  test('none: it is said, with the way to all orders', async () => {
    const talk = talkWith();
    expect((await talk.say('fix my rejected port')).markdown).toContain('No port is rejected');
    expect(talk.buttons()).toContain('All orders');
  });

  test('of another customer does not exist', async () => {
    const talk = talkWith();
    addRejected(talk, ['zip_mismatch'], ofOslo);
    expect((await talk.say('fix PO-104300')).markdown).toContain('I find no order PO-104300');
  });

  test('a reader is told who can', async () => {
    const talk = talkWith({ as: 'noor' });
    addRejected(talk, ['zip_mismatch']);
    expect((await talk.say('fix PO-104300')).markdown).toContain('That takes another role');
  });
});

describe('several reasons', () => {
  test('are worked through one after another, and the LOA is signed once', async () => {
    const talk = talkWith();
    const { id, steps } = await walk(talk, ['business_name_mismatch', 'zip_mismatch', 'tn_error']);
    expect(steps).toEqual(['field', 'field', 'numbers', 'sign']);
    const cards = talk.shown.filter(({ flow }) => flow === 'fix-port').map(({ markdown }) => markdown);
    expect(cards[0]).toContain('Reason 1 of 3');
    expect(cards[2]).toContain('Reason 3 of 3');
    expect(cards[3]).toContain('With this change the letter of agency (LOA) is no longer valid.');
    const account = await talk.pstn.portAccount(id);
    expect(account).toMatchObject({ businessName: 'Harbor & Pine LLC', serviceAddress: { zip: '77003' } });
  });

  test('a chain of rejections keeps its history', async () => {
    const talk = talkWith();
    const { id } = await walk(talk, ['zip_mismatch']);
    talk.pass(24 * 60);
    talk.pstn.reject(id, ['btn_error']);
    const { markdown } = await talk.say(`fix ${id}`);
    expect(markdown).toContain('Rejected before, on Tue, Nov 24, 2026: ZIP code does not match.');
    expect(markdown).toContain('Answered on Tue, Nov 24, 2026.');
  });

  test('one of them is changed once more from the summary', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error', 'account_number_mismatch']);
    await talk.say(`fix ${id}`);
    talk.fill({ btn: '713 555 0188' });
    await talk.act('save');
    talk.fill({ accountNumber: '1111' });
    await talk.act('save');
    talk.fill({ field: '0' });
    await talk.act('change');
    talk.fill({ btn: '713 555 0189' });
    const { markdown } = await talk.act('save');
    expect(markdown).toContain('(713) 555-0189');
    expect(markdown).toContain('••••11');
    await talk.act('send');
    expect((await talk.pstn.order(id))?.port?.btn).toBe('+17135550189');
  });
});

describe('a fix', () => {
  const begin = async (code: string, talk: Talk = talkWith(), options = {}) => {
    const id = addRejected(talk, [told(code)], options);
    await talk.say(`fix ${id}`);
    return { talk, id };
  };

  test('masks secrets, and holds them in the 1:1', async () => {
    const { talk } = await begin('account_number_mismatch', talkWith({ space: 'group' }));
    expect(talk.where()).toBe('direct');
    const card = talk.shown.at(-1)?.markdown ?? '';
    expect(card).toContain('Account number now: ••••13');
    expect(card).not.toContain(portAccount.accountNumber);
    talk.fill({ accountNumber: '77 88-99' });
    const { markdown } = await talk.act('save');
    expect(markdown).toContain('••••99');
    expect(markdown).not.toContain('778899');
  });

  test('is answered in words as well', async () => {
    const { talk, id } = await begin('business_name_mismatch');
    await talk.say('Harbor & Pine Holdings Inc.');
    talk.fill({ jobTitle: 'CFO' });
    await talk.act('sign');
    expect((await talk.pstn.portAccount(id))?.businessName).toBe('Harbor & Pine Holdings Inc.');
  });

  test('refuses what was rejected, and what cannot be', async () => {
    const { talk } = await begin('zip_mismatch');
    expect((await talk.act('save')).markdown).toContain('That is what the carrier rejected');
    talk.fill({ zip: '7700' });
    expect((await talk.act('save')).markdown).toContain('That is not a ZIP or postal code of the country.');
  });

  test('gives the script for the call, and keeps what was typed', async () => {
    const { talk } = await begin('zip_mismatch');
    talk.fill({ zip: '77' });
    const { markdown } = await talk.press('What do I ask the carrier?');
    expect(markdown).toContain('Say to Lone Star Telecom: “I am calling about our port, order PO-104300.');
    expect(markdown).toContain('ZIP or postal code: **77**');
  });

  test('says so on a holiday, a weekend or a past day, and names what can be had', async () => {
    const { talk } = await begin('foc_rejected_by_losing_carrier');
    expect((await talk.say('26 November')).markdown).toContain('is a public holiday');
    expect((await talk.say('5 December')).markdown).toContain('is on a weekend');
    expect((await talk.say('20 November')).markdown).toContain('is past');
    expect((await talk.say('9 December')).markdown).toContain('Wed, Dec 9, 2026');
  });

  test('never takes out every number', async () => {
    const { talk } = await begin('tn_error');
    talk.fill({ out: portNumbers.join(',') });
    expect((await talk.act('remove')).markdown).toContain('That would leave nothing to port.');
  });

  test('leaves the order as it is when the carrier has cleared its side', async () => {
    const { talk, id } = await begin('pending_order');
    const { markdown } = await talk.press('The carrier has cleared it');
    expect(markdown).toContain('put right with the carrier, nothing changes on the order');
    await talk.press('Resubmit');
    expect((await talk.pstn.order(id))?.numbers).toHaveLength(4);
  });

  test('keeps the main number in with a new one for what stays', async () => {
    const account = { ...portAccount, btn: portNumbers[0] };
    const { talk, id } = await begin('pending_main_btn', talkWith(), { account });
    await talk.act('way', 'new_btn');
    talk.fill({ stays: 'keep', newBtn: portNumbers[1] });
    expect((await talk.act('save')).markdown).toContain('is ported too');
    talk.fill({ stays: 'keep', newBtn: '713 555 0177' });
    await talk.act('save');
    talk.fill({ jobTitle: 'CFO' });
    await talk.act(talk.live()?.step === 'sign' ? 'sign' : 'send');
    expect((await talk.pstn.order(id))?.port?.scope).toEqual({
      kind: 'partial',
      remaining: 'keep',
      newBtn: '+17135550177',
    });
  });

  test('says what is wrong with a bill that is too old, or no bill at all', async () => {
    const { talk } = await begin('previous_carrier_bill_invalid');
    expect((await talk.send([await billOf('2026-10-10')])).markdown).toContain('45 days ago');
    const text = { name: 'bill.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('hello') };
    expect((await talk.send([text])).markdown).toMatch(/damaged|neither PNG nor PDF/);
    const large = { name: 'scan.pdf', why: 'too_large' as const };
    expect((await talk.send([large])).markdown).toContain('scan.pdf is too large for me.');
    expect((await talk.send([await billOf('2026-11-10')])).markdown).toContain('lone-star-november.pdf');
  });

  test('shows where a new bill has another account than the order, the number masked', async () => {
    const { talk } = await begin('previous_carrier_bill_invalid');
    const lines = ['Lone Star Telecom', 'Invoice date: 2026-11-10', 'Account number: 884299'];
    const { markdown } = await talk.send([await letterOf(lines, 'bill.pdf')]);
    expect(talk.live()?.step).toBe('summary');
    expect(markdown).toContain('Account number: the new bill has ••••99, the order ••••13.');
    expect(markdown).not.toContain('884299');
  });

  test('in Norway asks for the letter as a file, or leaves it to the authorised contact', async () => {
    const { talk, id } = await begin('loa_invalid', talkWith({ as: 'ingrid' }), ofOslo);
    expect(talk.live()?.step).toBe('loa');
    const short = await letterOf(['Fullmakt', 'Dato: 20.11.2026', 'Ingrid Berg', '22 55 50 01']);
    expect((await talk.send([short])).markdown).toContain('missing from the letter');
    await talk.press('The contact sends it later');
    await talk.press('Resubmit');
    expect((await talk.pstn.order(id))?.status).toBe('pending');
  });
});

describe('sending again', () => {
  test('happens once, however often it is pressed', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error']);
    await talk.say(`fix ${id}`);
    talk.fill({ btn: '713 555 0188' });
    await talk.act('save');
    const card = talk.lastCard();
    await talk.press('Resubmit', card);
    await talk.press('Resubmit', card);
    const order = await talk.pstn.order(id);
    expect(order?.events.filter(({ what }) => what === 'resubmitted')).toHaveLength(1);
  });

  test('of an order that has moved on meanwhile is answered with how it stands', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error']);
    await talk.say(`fix ${id}`);
    talk.pstn.update(id, { status: 'submitted' });
    talk.fill({ btn: '713 555 0188' });
    const { markdown } = await talk.act('save');
    expect(markdown).toContain('There is no open rejection to fix: the order has moved on.');
    expect(markdown).toContain('Submitted');
  });

  test('of an order rejected anew begins with what it says now', async () => {
    const talk = talkWith();
    const id = addRejected(talk, ['btn_error']);
    await talk.say(`fix ${id}`);
    talk.fill({ btn: '713 555 0188' });
    await talk.act('save');
    talk.pstn.update(id, { status: 'submitted' });
    talk.pass(60);
    talk.pstn.reject(id, ['zip_mismatch']);
    const { markdown } = await talk.act('send');
    expect(markdown).toContain('rejected again');
    expect(markdown).toContain('ZIP code does not match');
  });
});

describe('the carrier’s words', () => {
  test('pasted without a word of one’s own begin the fix of that reason', async () => {
    const talk = talkWith();
    addRejected(talk, ['unknown']);
    const { markdown } = await talk.say('ACCT NBR DOES NOT MATCH CSR');
    expect(markdown).toContain('PO-104300 · Account number does not match');
    expect(markdown).toContain("The carrier's words: “ACCT NBR DOES NOT MATCH CSR”");
  });

  test('that may mean several things are asked about, never guessed', async () => {
    const talk = talkWith();
    addRejected(talk, ['unknown']);
    await talk.say('fix PO-104300: name does not match');
    expect(talk.live()?.step).toBe('reason');
    talk.fill({ reason: 'account_name_mismatch,business_name_mismatch' });
    expect((await talk.act('choose')).markdown).toContain('Reason 1 of 2');
  });

  test('for a code nobody knows lead to a case for PTS, and go on when PTS has told the reason', async () => {
    const talk = talkWith();
    const id = addRejected(talk, [{ code: 'x-99', text: 'LSR edit failure' }]);
    const { markdown } = await talk.say(`fix ${id}`);
    expect(markdown).toContain('The carrier sent the code “x-99”, which is in no list I have.');
    expect(markdown).toContain(`Port order ${id}`);
    expect(markdown).toContain('the carrier\'s words: "LSR edit failure"');
    expect(markdown).not.toContain(portAccount.accountNumber);
    expect((await talk.say('Invalid PIN for wireless port')).markdown).toContain('PIN is missing or wrong');
  });

  test('about an order that has moved on are answered with how it stands', async () => {
    const talk = talkWith();
    const id = addPort(talk);
    expect((await talk.say(`fix ${id}: zip does not match CSR`)).markdown).toContain(
      'This order is not rejected.',
    );
  });
});
