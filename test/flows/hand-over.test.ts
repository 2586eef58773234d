import { describe, expect, test } from 'vitest';
import { createFakeCalling } from '../support/fake-calling.js';
import { filePort } from '../support/journeys-hand-over.js';
import { inputsOf, people, talkWith, type Talk } from '../support/talk-engine.js';

const alice = people.alice;
const by = { id: alice.email, email: alice.email };
const numbers = ['+14095552101', '+14095552102'];

const stateOf = async (talk: Talk, id: string) => talk.pstn.byHand?.handOver(id);
const filed = async (talk: Talk, hubId = 'PO-7788'): Promise<string> => {
  const id = await filePort(talk, numbers);
  await talk.pstn.byHand?.filed(id, hubId, by);
  return id;
};
const posted = (talk: Talk): string[] =>
  talk.effects.flatMap((effect) => (effect.type === 'post-file' ? [effect.file.name] : []));
const reports = (talk: Talk) =>
  talk.effects.flatMap((effect) => (effect.type === 'report-status' ? [effect.report] : []));
const csv = (...lines: readonly string[]) => ({
  name: 'orders.csv',
  type: 'text/csv',
  bytes: new TextEncoder().encode(lines.join('\n')),
});
const mail = (...lines: readonly string[]): string => ['Cisco Webex Calling', ...lines].join('\n');

describe('the checklist', () => {
  test('follows at once, with a PDF and a CSV, and remembers every tick', async () => {
    const talk = talkWith({ assisted: true });
    await talk.say('5 numbers in 281 for Houston');
    const { markdown } = await talk.press('Send request');
    expect(markdown).toContain('SB-100001: type it into Control Hub');
    expect(markdown).toContain('Page 1 of 6 · 0 of 11 done');
    expect(posted(talk)).toEqual(['SB-100001.csv', 'SB-100001.pdf']);
    talk.fill({ ticks: 'addNumbers.openNumbers' });
    expect((await talk.press('Save, next page')).markdown).toContain('Page 2 of 6 · 1 of 11 done');
    await talk.say('hello');
    const again = await talk.say('hand over SB-100001');
    expect(again.markdown).toContain('1 of 11 done');
    expect(inputsOf(talk.lastCard())['ticks']).toBe('addNumbers.openNumbers');
    talk.fill({ ticks: '' });
    expect((await talk.press('Save, next page')).markdown).toContain('0 of 11 done');
  });

  test('goes in the order of Control Hub, and says what is missing', async () => {
    const talk = talkWith({ assisted: true });
    await talk.say(`hand over ${await filePort(talk, numbers)}`);
    const pages: string[] = [];
    for (let page = 0; page < 7; page += 1) pages.push((await talk.press('Save, next page')).markdown);
    expect(pages.map((page) => page.split('\n').find((line) => /^Page/.test(line)))).toHaveLength(7);
    expect(pages[1]).toContain('(409) 555-2101, (409) 555-2102');
    expect(pages[2]).toContain('Account number: 884213');
    expect(pages[2]).toContain('PIN: 4711');
    expect(pages[3]).toContain('Upload the bill: none was handed in yet');
    expect(pages[4]).toContain('Job title: CFO');
    expect((await talk.press('Save, all is typed in')).markdown).toContain(
      'Which order number did SB-100001',
    );
  });

  test('of a port is held in the 1:1, and no file of it is posted in the space', async () => {
    const talk = talkWith({ assisted: true, space: 'group' });
    const id = await filePort(talk, numbers);
    const { markdown } = await talk.say(`hand over ${id}`);
    expect(talk.where()).toBe('direct');
    expect(markdown.split('---')[0]).not.toContain('884213');
    expect(posted(talk)).toEqual([]);
    await talk.press('Save, next page');
    expect(posted(talk)).toEqual(['SB-100001.csv', 'SB-100001.pdf']);
  });

  test('of a block has the switch for consecutive numbers, and says that they are wished for', async () => {
    const talk = talkWith({ assisted: true });
    const stop = await talk.say('block of 10 numbers in 281 for Houston');
    expect(stop.markdown).toContain('Blocks for Houston are chosen in Control Hub');
    await talk.press('Request numbers');
    const sheet = await talk.press('Send request');
    expect(sheet.markdown).toContain('SB-100001: type it into Control Hub');
    await talk.press('Save, next page');
    const { markdown } = await talk.press('Save, next page');
    expect(markdown).toContain('switch on the set of consecutive numbers');
    expect(markdown).toContain('281. The numbers should be consecutive.');
  });

  test('is for whoever may place such an order', async () => {
    const talk = talkWith({ assisted: true, as: 'noor' });
    const { markdown } = await talk.say(`hand over ${await filePort(talk, numbers)}`);
    expect(markdown).toContain('That takes another role');
    expect(markdown).not.toContain('884213');
  });

  test('of a correction lists what changes and nothing else, under its number in Control Hub', async () => {
    const talk = talkWith({ assisted: true });
    const id = await filed(talk);
    const at = talk.clock().toISOString();
    const reasons = [{ code: 'zip_mismatch' }];
    await talk.pstn.byHand?.takeStatus(id, { id: 'x', at, what: 'status', status: 'rejected', reasons });
    await talk.say(`fix ${id}`);
    talk.fill({ zip: '77003' });
    await talk.act('save');
    talk.fill({ jobTitle: 'CFO' });
    const sent = await talk.act('sign');
    expect(sent.markdown).toContain(`${id}: type the correction into Control Hub`);
    expect(sent.markdown).toContain('Find the order and open it: PO-7788');
    const changes = await talk.press('Save, next page');
    expect(changes.markdown).toContain('ZIP or postal code: 77003');
    expect(changes.markdown).not.toContain('Account number');
    await talk.press('It is in Control Hub');
    expect((await stateOf(talk, id))?.filedAt).toBeDefined();
  });
});

describe('the order number of Control Hub', () => {
  test.each([
    ['', 'Write the order number as Control Hub shows it.'],
    ['none yet', 'That is no order number'],
    ['SB-100001', 'SB-100001 is my own number'],
  ])('“%s” is none', async (typed, problem) => {
    const talk = talkWith({ assisted: true });
    await talk.say(`hand over ${await filePort(talk, numbers)}`);
    await talk.press('It is in Control Hub');
    talk.fill({ controlHubId: typed });
    expect((await talk.press('Follow it')).markdown).toContain(problem);
  });

  test('is taken from a sentence, and belongs to one order', async () => {
    const talk = talkWith({ assisted: true });
    await filed(talk);
    await talk.say(`hand over ${await filePort(talk, ['+14095552109'])}`);
    await talk.press('It is in Control Hub');
    expect((await talk.say('it is PO-7788')).markdown).toContain('Another order goes by PO-7788 already');
    expect((await talk.say('PO-7789')).markdown).toContain('SB-100002 is in Control Hub as PO-7789');
    expect((await talk.say('order status PO-7789')).markdown).toContain('SB-100002');
  });
});

describe('a mail from Cisco', () => {
  test('is looked over before it counts', async () => {
    const talk = talkWith({ assisted: true });
    const id = await filed(talk);
    const read = await talk.say(mail('FOC date: December 14, 2026 10:00 for order PO-7788.'));
    expect(read.markdown).toContain('**FOC received**');
    expect(read.markdown).toContain('**2026-12-14**');
    expect(reports(talk)).toEqual([]);
    await talk.press('Enter it');
    expect(reports(talk)).toMatchObject([
      { orderId: id, status: 'foc_received', foc: '2026-12-14T16:00:00.000Z' },
    ]);
  });

  test('is read in Norwegian too', async () => {
    const talk = talkWith({ assisted: true, locale: 'nb' });
    await filed(talk);
    const read = await talk.say(mail('Porteringsordren PO-7788 ble avvist.', 'Kontonummeret stemmer ikke.'));
    expect(read.markdown).toContain('**Avvist**');
    await talk.press('Legg inn');
    expect(reports(talk)).toMatchObject([
      { status: 'rejected', reasons: [{ code: 'account_number_mismatch' }] },
    ]);
  });

  test.each([
    ['quoted-printable', 'The port order PO-7788 has been accepted=\n.', 'text/plain'],
    [
      'base64',
      Buffer.from('<p>The port order <b>PO-7788</b> has been accepted.</p>').toString('base64'),
      'text/html',
    ],
  ])('is read as a mail program has saved it, too: %s', async (encoding, body, type) => {
    const talk = talkWith({ assisted: true });
    await filed(talk);
    await talk.say('hand over');
    const lines = [
      'Received: from mail.example by mx.example; Tue, 24 Nov 2026 09:00:00 +0000',
      'From: =?utf-8?q?Cisco_Webex?= <orders@webex.example>',
      'To: alice@harborpine.example',
      'Subject: Your order',
      'MIME-Version: 1.0',
      `Content-Type: ${type}; charset=utf-8`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
    ];
    const bytes = new TextEncoder().encode(lines.join('\r\n'));
    const read = await talk.send([{ name: 'order.eml', type: 'message/rfc822', bytes }]);
    expect(read.markdown).toContain('**Submitted**');
    expect(read.markdown).not.toContain('<b>');
  });

  test('that says no status plainly is asked about', async () => {
    const talk = talkWith({ assisted: true });
    await filed(talk);
    const read = await talk.say(mail('Once PO-7788 is completed, billing starts.'));
    expect(read.markdown).toContain('The mail does not plainly say a status.');
    expect(inputsOf(talk.lastCard())['status']).toBe('');
  });

  test('about an order nobody knows is put to one by a person', async () => {
    const talk = talkWith({ assisted: true });
    const id = await filed(talk);
    const read = await talk.say(mail('Your order WX-555 has been accepted.'));
    expect(read.markdown).toContain('The mail is about WX-555, which I do not know.');
    talk.fill({ order: id });
    await talk.press('Choose');
    await talk.press('Enter it');
    expect(reports(talk)).toMatchObject([{ orderId: id, status: 'submitted' }]);
  });

  test('that cannot follow what is known is not entered by itself', async () => {
    const talk = talkWith({ assisted: true });
    const id = await filed(talk);
    await talk.pstn.cancelPort(id, 'c', by);
    await talk.pstn.byHand?.filed(id, 'PO-7788', by);
    const read = await talk.say(mail('Your order PO-7788 has been accepted.'));
    expect(read.markdown).toContain('What the mail says cannot follow the present status.');
  });

  test('about an order that files itself goes to the flows that know it', async () => {
    const talk = talkWith();
    const order = { customerId: 'hp', locationId: 'hp-houston', type: 'port' } as const;
    talk.pstn.add({ ...order, id: 'PO-104300', status: 'pending' });
    expect((await talk.say(mail('Your order PO-104300 has been accepted.'))).markdown).toContain(
      'PO-104300 · Pending',
    );
  });
});

describe('a CSV of the orders page', () => {
  test('enters what it plainly says, after a press, and tells the rest', async () => {
    const talk = talkWith({ assisted: true });
    const first = await filed(talk);
    const second = await filePort(talk, ['+14095552109']);
    await talk.pstn.byHand?.filed(second, 'PO-7789', by);
    await talk.say('hand over');
    const read = await talk.send([
      csv('Order number;Status;Colour', 'PO-7788;Submitted;red', 'PO-7789;FOC received;', 'PO-1;Pending;'),
    ]);
    expect(read.markdown).toContain(`**${first}**: Pending → Submitted`);
    expect(read.markdown).toContain(`**${second}**: Pending → FOC received. The date or the reason`);
    expect(read.markdown).toContain('one row is about orders I do not know. Not read: Colour.');
    expect(reports(talk)).toEqual([]);
    await talk.press('Enter this one');
    expect(reports(talk)).toEqual([{ orderId: first, status: 'submitted' }]);
  });

  test('whose headings nobody knows is asked about', async () => {
    const talk = talkWith({ assisted: true });
    await filed(talk);
    await talk.say('hand over');
    expect((await talk.send([csv('x,y', 'PO-7788,Innsendt')])).markdown).toContain(
      'Which columns are which?',
    );
    talk.fill({ id: '0', status: '1' });
    expect((await talk.press('Read the list')).markdown).toContain('Pending → Submitted');
  });

  test('that is none is told so', async () => {
    const talk = talkWith({ assisted: true });
    await filed(talk);
    await talk.say('hand over');
    expect((await talk.send([csv('nothing')])).markdown).toContain('I find no table in that file.');
  });
});

describe('numbers seen at the location', () => {
  test('look completed, and a person says whether they are', async () => {
    const world = createFakeCalling(alice.access);
    const talk = talkWith({ assisted: world });
    const id = await filed(talk);
    world.show('hp-houston', 'active', ...numbers);
    await talk.pstn.changes('0');
    const told = await talk.tell('order-status', 'order', { orderId: id, told: true });
    expect(told.markdown).toContain('Looks completed: all numbers are in use at the location');
    expect(told.markdown).toContain('· Pending');
    const follow = await talk.press('Enter a status');
    expect(follow.markdown).toContain('That is no proof; look at the order in Control Hub');
    await talk.press('Enter a status');
    expect(talk.buttons()).toContain('Enter it');
  });
});
