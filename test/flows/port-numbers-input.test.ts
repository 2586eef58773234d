import { describe, expect, test } from 'vitest';
import { bluebird } from '../support/fake-world.js';
import {
  accountAndAddress,
  address,
  account,
  billOf,
  plan,
  sign,
  toReview,
  scan as picturedBill,
} from '../support/journeys-port.js';
import { talkWith } from '../support/talk-engine.js';

const csv = (name: string, text: string) => ({
  name,
  type: '',
  bytes: new TextEncoder().encode(text),
});

describe('the numbers', () => {
  test('come as a CSV file', async () => {
    const talk = talkWith();
    await talk.say('port numbers to Houston');
    const file = csv('numbers.csv', 'Name;Phone\nFront desk;713-555-0100\nSales;713-555-0101\n');
    expect((await talk.send([file])).markdown).toContain('All 2 numbers can be ported');
  });

  test('do not come as a picture', async () => {
    const talk = talkWith();
    await talk.say('port numbers to Houston');
    expect((await talk.send([picturedBill])).markdown).toContain('Save bill.png as CSV');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
  });

  test('that are odd are asked about; those left unticked stay out', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say(
      'port 713-555-0100, 713-555-0100, 713-555-0101 ext. 12, 800-555-0199, +47 22 12 34 56 to Houston',
    );
    expect(markdown).toContain('One was there twice');
    expect(markdown).toContain('has an extension');
    expect(markdown).toContain('a toll-free number');
    expect(markdown).toContain('+47 22 12 34 56');
    talk.fill({ use: '0' });
    expect((await talk.act('settle')).markdown).toContain('All 2 numbers can be ported');
  });

  test('that are pasted once more are said to be there, and nothing is added', async () => {
    const talk = talkWith();
    await talk.say('port 713-555-0100 to 0104, 713-555-0111 ext. 12 to Houston');
    const { markdown } = await talk.say('713-555-0100, 713-555-0101');
    expect(markdown).toContain(
      'Those 2 numbers are in the list already: (713) 555-0100, (713) 555-0101. Nothing was added.',
    );
    expect(markdown).toContain('6 numbers are in the list.');
    expect(markdown).not.toContain('more than once');
  });

  test.each([
    ['en', 'port 713-555-0100 to 0104', 'I have kept the 5 numbers you pasted.'],
    ['nb', 'porter 713-555-0100', 'Jeg har tatt vare på nummeret du limte inn.'],
  ] as const)('are kept while the location is asked, which is said: %s', async (locale, said, kept) => {
    const talk = talkWith({ locale });
    expect((await talk.say(said)).markdown).toContain(kept);
    expect(talk.live()).toMatchObject({ step: 'location' });
    await talk.say('713-555-0117');
    const count = locale === 'en' ? 6 : 2;
    await talk.say('Houston');
    expect(talk.shown.at(-1)?.markdown).toContain(
      locale === 'en' ? `All ${count} numbers` : `Alle ${count} numrene`,
    );
  });

  test('are added to by pasting more', async () => {
    const talk = talkWith();
    await talk.say('port 713-555-0100 to Houston');
    expect((await talk.say('and 713-555-0107')).markdown).toContain('All 2 numbers can be ported');
  });

  test('of a long list never make a card too long', async () => {
    const talk = talkWith();
    const list = Array.from({ length: 400 }, (_, index) => `713-${200 + index}-0100`).join(' ');
    const { markdown } = await talk.say(`port ${list} to Houston`);
    expect(markdown).toContain('more');
    expect(JSON.stringify(talk.lastCard()).length).toBeLessThan(20_000);
  });

  test('wait for the location when none is known', async () => {
    const talk = talkWith();
    await talk.say('port 713-555-0100 to 0104');
    talk.fill({ location: 'hp-houston' });
    expect((await talk.act('choose')).markdown).toContain('All 5 numbers can be ported');
  });
});

describe('the plan', () => {
  test('goes on with the good ones, shows the others in bold with the reason, and offers PTS', async () => {
    const talk = talkWith();
    talk.pstn.portabilityOf('+17135550101', { verdict: 'no', reason: 'rate_center_not_covered' });
    talk.pstn.portabilityOf('+17135550102', { verdict: 'unknown' });
    const { markdown } = await talk.say('port 713-555-0100 to 0103 to Houston');
    expect(markdown).toContain('2 of 4 numbers can be ported');
    expect(markdown).toContain('**(713) 555-0101**: The number belongs to a rate center');
    expect(markdown).toContain('**(713) 555-0102**: The portability check gave no answer');
    expect(markdown).toContain('messaging moves along');
    expect((await talk.say('PTS')).markdown).toContain('A case for PSTN technical support (PTS)');
    const { markdown: norwegian } = await talk.say('norsk');
    expect(norwegian).toContain('En sak til teknisk støtte for PSTN (PTS)');
    expect(norwegian).toContain('på engelsk');
    expect(norwegian).toContain('Request: Please look further into the numbers below');
    expect(norwegian).toContain(': Area not covered');
    await talk.say('English');
    await talk.act('plan');
    await talk.press('Continue with the 2 good ones');
    expect(talk.live()).toMatchObject({ step: 'account' });
  });

  test('cannot go on without a good one', async () => {
    const talk = talkWith();
    const { markdown } = await talk.say('port 800-555-0199 to Houston');
    expect(markdown).toContain('Did you mean these?');
    expect((await talk.act('settle')).markdown).toContain('None of these numbers can be ported');
    expect(talk.buttons()).not.toContain('Continue');
  });

  test('makes one order for each losing carrier, and for each bill the person tells apart', async () => {
    const talk = talkWith();
    talk.pstn.portabilityOf('+17135550104', { losingCarrier: 'Gulf Tel' });
    expect((await talk.say('port 713-555-0100 to 0104 to Houston')).markdown).toContain('in 2 orders');
    await talk.act('bills');
    talk.fill({ other: '0102–0103' });
    const { markdown } = await talk.act('split');
    expect(markdown).toContain('in 3 orders');
    expect(markdown).toContain('(713) 555-0102, (713) 555-0103');
  });

  test('of many orders shows some, and how many more there are', async () => {
    const talk = talkWith();
    for (let index = 0; index < 20; index += 1) {
      talk.pstn.portabilityOf(`+1713555${100 + index}0`, { losingCarrier: `Carrier ${index}` });
    }
    const numbers = Array.from({ length: 20 }, (_, index) => `+1713555${100 + index}0`);
    const { markdown } = await talk.say(`port ${numbers.join(' ')} to Houston`);
    expect(markdown).toContain('And 12 more orders.');
    expect(JSON.stringify(talk.lastCard()).length).toBeLessThan(20_000);
  });

  test('names the open order a number is in', async () => {
    const talk = talkWith();
    await toReview(talk);
    await talk.act('submit');
    const { markdown } = await talk.say('port 713-555-0104 and 713-555-0109 to Houston');
    expect(markdown).toContain('In the open order PO-104201 already.');
  });
});

describe('two people with the same numbers', () => {
  test('the second hears it at submitting, and nothing is ordered', async () => {
    const talk = talkWith();
    await toReview(talk);
    const numbers = ['+17135550102'];
    talk.pstn.add({ id: 'PO-77', customerId: 'hp', locationId: 'hp-houston', type: 'port', numbers });
    const { markdown } = await talk.act('submit');
    expect(markdown).toContain('(713) 555-0102 is in the order PO-77 now');
    expect(markdown).toContain('4 of 5 numbers can be ported');
    expect(talk.pstn.placed).toEqual([]);
    await talk.act('go');
    await sign(talk);
    await talk.act('submit');
    expect(talk.pstn.placed[0]).toMatchObject({
      numbers: ['+17135550100', '+17135550101', '+17135550103', '+17135550104'],
    });
  });
});

test('what changed while the draft waited is told before anything is ordered', async () => {
  const talk = talkWith();
  await toReview(talk);
  talk.pstn.portabilityOf('+17135550101', { losingCarrier: 'Gulf Tel' });
  const { markdown } = await talk.act('submit');
  expect(markdown).toContain('The check now gives another answer for (713) 555-0101.');
  expect(markdown).toContain('in 2 orders');
  expect(talk.pstn.placed).toEqual([]);
});

describe('the bill', () => {
  const waiting = async () => {
    const talk = talkWith();
    await plan(talk);
    await accountAndAddress(talk);
    return talk;
  };

  test('of 45 days ago is too old, and nothing is lost', async () => {
    const talk = await waiting();
    const { markdown } = await talk.send([await billOf({ date: 'October 10, 2026' })]);
    expect(markdown).toContain('45 days ago');
    expect(talk.live()).toMatchObject({ step: 'bill' });
    await talk.send([await billOf()]);
    expect(talk.live()).toMatchObject({ step: 'sign' });
  });

  test.each([
    [{ name: 'bill.pdf', why: 'too_large' }, 'bill.pdf is larger than I can take.'],
    [
      { name: 'bill.pdf', type: '', bytes: new TextEncoder().encode('%PDF-1.7 nothing') },
      'bill.pdf cannot be opened',
    ],
    [
      { name: 'bill.pdf', type: '', bytes: new TextEncoder().encode('hello there') },
      'bill.pdf is plain text',
    ],
    [{ name: 'bill.pdf', type: '', bytes: new Uint8Array() }, 'bill.pdf is empty'],
    [{ name: 'bill.pdf', why: 'gone' }, 'bill.pdf is not there any more'],
  ] as const)('%j is refused with its reason', async (file, reason) => {
    const talk = await waiting();
    expect((await talk.send([file])).markdown).toContain(reason);
    expect(talk.live()).toMatchObject({ step: 'bill' });
  });

  test('comes as one file', async () => {
    const talk = await waiting();
    expect((await talk.send([await billOf(), picturedBill])).markdown).toContain('Send one file');
  });

  test('that cannot be read is asked for its date, and not guessed', async () => {
    const talk = await waiting();
    expect((await talk.send([picturedBill])).markdown).toContain('What is the date of the bill?');
    expect((await talk.say('October 1')).markdown).toContain('54 days ago');
    await talk.say('Nov 12');
    expect(talk.live()).toMatchObject({ step: 'sign' });
  });

  test('that says something else is shown character by character, and the person decides', async () => {
    const talk = await waiting();
    const { markdown } = await talk.send([await billOf({ account: '884231' })]);
    expect(markdown).toContain('The bill says something else');
    expect(markdown).toContain('**');
    await talk.act('keep');
    expect(talk.live()).toMatchObject({ step: 'sign' });
    await talk.send([await billOf({ account: '884231' })]);
    await talk.press('Use what the bill says');
    expect(talk.shown.at(-1)?.markdown).toContain('account ••••31');
  });

  test('may come first: what it says is filled in', async () => {
    const talk = talkWith();
    await plan(talk);
    const { markdown } = await talk.send([await billOf()]);
    expect(markdown).toContain('filled in what it says');
    expect(markdown).toContain('Account number: **884213**');
    talk.fill({ ...account, accountNumber: '884213' });
    await talk.act('settle');
    talk.fill(address);
    await talk.act('settle');
    expect(talk.live()).toMatchObject({ step: 'sign' });
  });

  test('can wait: a reminder comes tomorrow, and the draft has a name', async () => {
    const talk = await waiting();
    expect((await talk.act('remind')).markdown).toContain('I will remind you tomorrow.');
    expect(talk.effects).toContainEqual(
      expect.objectContaining({ type: 'nudge', at: '2026-11-25T15:00:00.000Z' }),
    );
    expect(talk.live()).toMatchObject({ name: 'Port to Houston, 5 numbers', step: 'bill' });
  });
});

describe('several at once', () => {
  test('another port begins while one waits for its bill, and each has its name', async () => {
    const talk = talkWith();
    await plan(talk);
    await accountAndAddress(talk);
    const { markdown } = await talk.say('port 408-555-0100 to San Jose');
    expect(markdown).toContain('The plan for San Jose');
    expect(talk.conversation().kept.map(({ name }) => name)).toEqual(['Port to Houston, 5 numbers']);
  });

  test('documents of an order are handed in beside a draft that waits', async () => {
    const talk = talkWith();
    const numbers = ['+17135550190'];
    talk.pstn.add({ id: 'PO-104209', customerId: 'hp', locationId: 'hp-houston', type: 'port', numbers });
    await plan(talk);
    await accountAndAddress(talk);
    await talk.say('documents PO-104209');
    expect(talk.live()).toMatchObject({ step: 'documents' });
    expect(talk.conversation().kept).toHaveLength(1);
  });
});

describe('who may not', () => {
  test('a trial stops with its rule', async () => {
    const access = [{ customer: bluebird, role: 'admin' as const }];
    const { markdown } = await talkWith({ as: 'dana', access }).say('port 512-555-0100 to 0104');
    expect(markdown).toContain('Numbers cannot be ported in a free trial.');
  });

  test('a reader stops', async () => {
    expect((await talkWith({ as: 'noor' }).say('port numbers')).markdown).toContain(
      'Your role there is read access',
    );
  });

  test('a location of another operator is no choice', async () => {
    const { markdown } = await talkWith().say('port 713-555-0100 to Chicago');
    expect(markdown).toContain('I cannot port numbers to Chicago.');
  });
});

describe('in a group space', () => {
  test('the private part moves to the 1:1, and the order belongs to the space', async () => {
    const talk = talkWith({ space: 'group' });
    await talk.say('port 713-555-0100 to 0104 to Houston');
    expect(talk.where()).toBe('space');
    const { markdown } = await talk.act('go');
    expect(markdown).toContain('I have written to you in a direct message.');
    expect(talk.where()).toBe('direct');
    await accountAndAddress(talk);
    await talk.send([await billOf()]);
    await sign(talk);
    await talk.act('submit');
    expect(talk.effects).toContainEqual({
      type: 'order-placed',
      orderId: 'PO-104201',
      customerId: 'hp',
      origin: { roomId: 'space', parentId: 'thread' },
    });
  });
});
