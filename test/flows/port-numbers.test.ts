import { describe, expect, test } from 'vitest';
import { fakeAccount } from '../support/fake-ports.js';
import { talkWith } from '../support/talk-engine.js';
import {
  account,
  accountAndAddress,
  address,
  billOf,
  plan,
  sign,
  toReview,
} from '../support/journeys-port.js';

const posted = (talk: ReturnType<typeof talkWith>) =>
  talk.effects.filter((effect) => effect.type === 'post-file');

describe('a port, variant A', () => {
  test('five presses, one sentence and one file from the first word to submitted', async () => {
    const talk = talkWith();
    await toReview(talk);
    const { markdown } = await talk.press('Submit the order');
    expect(markdown).toContain('The port is submitted');
    expect(markdown).toContain('PO-104201: Lone Star Telecom, 5 numbers');
    expect(talk.pstn.placed).toHaveLength(1);
    expect(talk.pstn.placed[0]).toMatchObject({
      type: 'port',
      numbers: ['+17135550100', '+17135550101', '+17135550102', '+17135550103', '+17135550104'],
      account: {
        losingCarrier: 'Lone Star Telecom',
        accountNumber: '884213',
        btn: '+17135550100',
        serviceAddress: { street: '1200 Harbor Street', city: 'Houston', state: 'TX', zip: '77002' },
      },
      scope: { kind: 'full' },
      signature: { firstName: 'Alice', lastName: 'Morgan', jobTitle: 'Office manager' },
    });
    const order = await talk.pstn.order('PO-104201');
    expect(order?.port?.documents.map(({ kind }) => kind).sort()).toEqual(['bill', 'loa']);
    expect(talk.effects).toContainEqual(
      expect.objectContaining({ type: 'order-placed', orderId: 'PO-104201', customerId: 'hp' }),
    );
  });

  test('the numbers of the first sentence fill everything that can be known', async () => {
    const talk = talkWith({ locale: 'nb' });
    const { markdown } = await talk.say('porter 713-555-0100 til 0104 og (713) 555 0110 til Houston');
    expect(markdown).toContain('Alle 6 numrene kan porteres, i én bestilling.');
    expect(markdown).toContain('Regn med minst 5 virkedager');
    expect(markdown).toContain('fullmakt (LOA)');
  });

  test('the four dates are labelled, with the zone of the location', async () => {
    const talk = talkWith();
    await toReview(talk);
    const { markdown } = await talk.act('submit');
    for (const label of ['Requested date', 'Earliest date to ask for', 'Confirmed date (FOC)', 'Activated']) {
      expect(markdown).toContain(label);
    }
    expect(markdown).toContain('Wed, Dec 2, 2026 (CST)');
  });

  test('the letter of agency is signed, made and posted, and names every number', async () => {
    const talk = talkWith();
    await plan(talk);
    await accountAndAddress(talk);
    const { markdown } = await talk.send([await billOf()]);
    expect(markdown).toContain('I authorise Cisco to move the 5 numbers (713) 555-0100–0104');
    await sign(talk);
    const [post] = posted(talk);
    expect(post).toMatchObject({ file: { type: 'application/pdf', name: 'LOA-Lone-Star-Telecom.pdf' } });
    expect(post?.markdown).toContain('signed by Alice Morgan on Tue, Nov 24, 2026');
  });

  test('somebody else than the authorised name cannot sign', async () => {
    const talk = talkWith();
    await plan(talk);
    await accountAndAddress(talk);
    await talk.send([await billOf()]);
    talk.fill({ firstName: 'Ben', jobTitle: 'Clerk' });
    const { markdown } = await talk.act('sign');
    expect(markdown).toContain(
      'The authorised name on the account is Alice Morgan, and you wrote Ben Morgan.',
    );
    expect(posted(talk)).toEqual([]);
  });

  test('what is changed after signing has to be signed again', async () => {
    const talk = talkWith();
    await toReview(talk);
    await talk.say('change the address');
    talk.fill({ ...address, street: '99 Pier Road' });
    const { markdown } = await talk.act('settle');
    expect(markdown).toContain('99 Pier Road');
    expect(talk.live()).toMatchObject({ step: 'sign' });
    await sign(talk);
    expect(talk.live()).toMatchObject({ step: 'review' });
  });

  test('secrets are masked everywhere but in the field', async () => {
    const talk = talkWith();
    talk.pstn.portabilityOf('+17135550100', { type: 'mobile' });
    await talk.say('port 713-555-0100 to Houston');
    await talk.act('go');
    talk.fill({ ...account, accountNumber: '99887766', pin: '135790' });
    await talk.act('settle');
    talk.fill(address);
    await talk.act('settle');
    await talk.send([await billOf({ account: '99887766' })]);
    await sign(talk);
    await talk.act('checks');
    await talk.act('exact');
    await talk.act('review');
    await talk.act('submit');
    const after = talk.shown.filter(({ step }) => step !== 'account');
    const all = after.map(({ card, markdown }) => JSON.stringify(card) + markdown).join('\n');
    expect(all).not.toContain('99887766');
    expect(all).not.toContain('135790');
    expect(all).toContain('••••66');
    expect(talk.pstn.placed[0]).toMatchObject({ account: { pin: '135790' } });
  });

  test('a dry run shows the order and sends nothing', async () => {
    const talk = talkWith();
    await toReview(talk);
    const { markdown } = await talk.say('dry run');
    for (const line of [
      'Location: Houston',
      'Ordered by: alice@harborpine.example',
      'Losing carrier: Lone Star Telecom',
      'Main number (BTN): (713) 555-0100',
      'Kind of port: Full: everything leaves the account',
      'Documents: bill.pdf, LOA-Lone-Star-Telecom.pdf',
    ])
      expect(markdown).toContain(line);
    expect(markdown).not.toMatch(/hp-houston|event-\d|locationId|\.btn|serviceAddress/);
    expect(talk.pstn.placed).toEqual([]);
  });

  test('a dry run speaks the language of its reader', async () => {
    const talk = talkWith({ locale: 'nb' });
    await toReview(talk);
    const { markdown } = await talk.say('prøvekjøring');
    for (const label of ['Sted: Houston', 'Bestilt av:', 'Avgivende operatør:', 'Omfang: Hel', 'Dokumenter:'])
      expect(markdown).toContain(label);
    expect(markdown).not.toMatch(/account\.|scope|requested|signature/);
  });

  test('every known reason is checked, and the call to the carrier is written out', async () => {
    const talk = talkWith();
    await toReview(talk);
    const { markdown } = await talk.act('checks');
    expect(markdown).toContain('Checked, nothing found');
    expect(markdown).toContain('Cannot be checked from here');
    expect(markdown).toContain('Ask Lone Star Telecom on the phone:');
  });

  test('a problem found before submitting leads back with one press', async () => {
    const talk = talkWith();
    await toReview(talk);
    talk.pass(60 * 24 * 40);
    const { markdown } = await talk.act('submit');
    expect(markdown).toContain('The bill is more than 30 days old.');
    expect(talk.pstn.placed).toEqual([]);
    await talk.press('Correct: Bill');
    await talk.send([await billOf({ date: 'December 28, 2026' })]);
    expect(talk.live()).toMatchObject({ step: 'review' });
  });

  test('a press that comes twice places one order', async () => {
    const talk = talkWith();
    await toReview(talk);
    const before = talk.conversation();
    const card = talk.lastCard();
    await talk.press('Submit the order', card);
    talk.change(() => before);
    const { markdown } = await talk.press('Submit the order', card);
    expect(markdown).toContain('PO-104201: Lone Star Telecom, 5 numbers');
    expect(talk.pstn.placed).toHaveLength(1);
  });
});

describe('the main number of the bill', () => {
  test('that leaves while something stays needs a new one, which must stay', async () => {
    const talk = talkWith();
    await plan(talk);
    talk.fill({ ...account, stays: 'keep' });
    expect((await talk.act('settle')).markdown).toContain('Which number becomes the main one?');
    expect((await talk.say('713-555-0102')).markdown).toContain('it is being ported itself');
    await talk.say('713-555-0190');
    talk.fill(address);
    await talk.act('settle');
    await talk.send([await billOf()]);
    await sign(talk);
    expect(talk.shown.at(-1)?.markdown).toContain('new main number (713) 555-0190');
    await talk.act('submit');
    expect(talk.pstn.placed[0]).toMatchObject({
      scope: { kind: 'partial', remaining: 'keep', newBtn: '+17135550190' },
    });
  });

  test('that is not ported stays, so not everything leaves', async () => {
    const talk = talkWith();
    await plan(talk);
    talk.fill({ ...account, btn: '713-555-0190' });
    expect((await talk.act('settle')).markdown).toContain('at least the main number of the bill stays');
  });

  test('that an open order holds is told with the order of the plan it concerns', async () => {
    const talk = talkWith();
    const account = { btn: '+17135550150', losingCarrier: 'Gulf Tel' };
    talk.pstn.portabilityOf('+17135550151', account);
    const open = { id: 'PO-104250', customerId: 'hp', locationId: 'hp-houston', type: 'port' } as const;
    talk.pstn.add({ ...open, numbers: ['+17135550190'] }, { ...fakeAccount, ...account });
    const { markdown } = await talk.say('port 713-555-0100 and 713-555-0151 to Houston');
    expect(markdown).toContain(
      'Order 2: Gulf Tel, (713) 555-0151: the order PO-104250 is open and holds the same account ' +
        '(main number (713) 555-0150).',
    );
  });

  test('that an open order holds can be left for later by taking its numbers out', async () => {
    const talk = talkWith();
    const open = { id: 'PO-104250', customerId: 'hp', locationId: 'hp-houston', type: 'port' } as const;
    talk.pstn.add({ ...open, numbers: ['+17135550190'] }, { ...fakeAccount, btn: '+17135550100' });
    await toReview(talk);
    expect(talk.live()).toMatchObject({ step: 'checks' });
    expect(talk.buttons()).toContain('Correct: Account, main number, PIN');
    await talk.press('Correct: Numbers');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
  });

  test('that is known and not among the numbers leaves no choice of “everything”', async () => {
    const talk = talkWith();
    talk.pstn.portabilityOf('+17135550101', { btn: '+17135550190' });
    await plan(talk, '713-555-0101');
    const { markdown } = talk.shown.at(-1) ?? { markdown: '' };
    expect(markdown).toContain('(713) 555-0190 is not being ported, so it stays on the account.');
    expect(markdown).toContain('It stays in service (a partial port)');
    expect(markdown).not.toContain('everything leaves');
    talk.fill({ ...account, btn: '', stays: 'disconnect' });
    await talk.act('settle');
    expect(talk.live()).toMatchObject({ step: 'address' });
  });

  test('cannot be half a number', async () => {
    const talk = talkWith();
    await plan(talk);
    talk.fill({ ...account, btn: '555' });
    const { markdown } = await talk.act('settle');
    expect(markdown).toContain('one whole phone number');
    expect(markdown).toContain('Account number: **884213**');
  });
});

describe('answers in words', () => {
  test('the account, line by line, and the address in one line', async () => {
    const talk = talkWith();
    await plan(talk);
    await talk.say(
      'account number: 884213\nbusiness name: Harbor & Pine\nauthorised name: Alice Morgan\nBTN: 713-555-0100',
    );
    expect(talk.shown.at(-1)?.markdown).toContain('Still missing: whether something stays.');
    await talk.say('everything leaves');
    await talk.say('1200 Harbor Street, Houston, TX 77002');
    await talk.send([await billOf()]);
    await talk.say('Alice Morgan, office manager');
    expect(talk.live()).toMatchObject({ step: 'review' });
  });

  test('a number that is taken out in words leaves the order', async () => {
    const talk = talkWith();
    await talk.say('port 713-555-0100 to 0104 to Houston');
    await talk.say('without 0103');
    await talk.act('settle');
    expect(talk.shown.at(-1)?.markdown).toContain('All 4 numbers can be ported');
  });
});
