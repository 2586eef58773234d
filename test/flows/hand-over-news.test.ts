/** What people bring from elsewhere about orders they typed into Control Hub: mails, and lists of the orders page. */
import { describe, expect, test } from 'vitest';
import { statusTexts } from '../../src/reference/statuses.js';
import { fileInHub, filePort, ordersCsv } from '../support/journeys-hand-over.js';
import { inputsOf, people, talkWith, type Talk } from '../support/talk-engine.js';

const by = { id: people.alice.email, email: people.alice.email };
const numbers = ['+14095552101', '+14095552102'];

const reports = (talk: Talk) =>
  talk.effects.flatMap((effect) => (effect.type === 'report-status' ? [effect.report] : []));
const mail = (...lines: readonly string[]): string => ['Cisco Webex Calling', ...lines].join('\n');

describe('a mail from Cisco', () => {
  test('is looked over before it counts', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
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
    await fileInHub(talk, numbers);
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
    await fileInHub(talk, numbers);
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
    await fileInHub(talk, numbers);
    const read = await talk.say(mail('Once PO-7788 is completed, billing starts.'));
    expect(read.markdown).toContain('The mail does not plainly say a status.');
    expect(inputsOf(talk.lastCard())['status']).toBe('');
  });

  test('about an order nobody knows is put to one by a person', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    const read = await talk.say(mail('Your order WX-555 has been accepted.'));
    expect(read.markdown).toContain('The mail is about WX-555, which I do not know.');
    talk.fill({ order: id });
    await talk.press('Choose');
    await talk.press('Enter it');
    expect(reports(talk)).toMatchObject([{ orderId: id, status: 'submitted' }]);
  });

  test('that names another order too says nothing of this one', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    const read = await talk.say(
      mail(
        'Your order PO-7788 is in our hands.',
        'Port order PO-9911 was rejected.',
        'The PIN is not valid.',
      ),
    );
    expect(read.markdown).toContain(id);
    expect(read.markdown).toContain('The mail does not plainly say a status.');
    expect(inputsOf(talk.lastCard())['status']).toBe('');
  });

  test('may call the one order by both its numbers', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    const read = await talk.say(mail(`Your order PO-7788 (${id}) has been accepted.`));
    expect(read.markdown).toContain('**Submitted**');
  });

  test.each(['99:99', '24:00', '10:60', 'noon'])('is entered with no time like %s', async (time) => {
    const talk = talkWith({ assisted: true });
    await fileInHub(talk, numbers);
    await talk.say(mail('FOC date: December 14, 2026 10:00 for order PO-7788.'));
    talk.fill({ time });
    expect((await talk.press('Enter it')).markdown).toContain('Give the confirmed time, like 10:00.');
    expect(reports(talk)).toEqual([]);
  });

  test('that cannot follow what is known is not entered by itself', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
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
    const first = await fileInHub(talk, numbers);
    const second = await filePort(talk, ['+14095552109']);
    await talk.pstn.byHand?.filed(second, 'PO-7789', by);
    await talk.say('hand over');
    const read = await talk.send([
      ordersCsv(
        'Order number;Status;Colour',
        'PO-7788;Submitted;red',
        'PO-7789;FOC received;',
        'PO-1;Pending;',
      ),
    ]);
    expect(read.markdown).toContain(`**${first}**: Pending → Submitted`);
    expect(read.markdown).toContain(`**${second}**: Pending → FOC received. The date or the reason`);
    expect(read.markdown).toContain('one row is about orders I do not know. Not read: Colour.');
    expect(reports(talk)).toEqual([]);
    await talk.press('Enter this one');
    expect(reports(talk)).toEqual([{ orderId: first, status: 'submitted' }]);
  });

  test.each([
    ['Ventende', 'pending'],
    ['Avviste', 'rejected'],
    ['Fullførte', 'completed'],
    ['Avbrøt', 'cancelled'],
    ['Canceled', 'cancelled'],
    ['AVBRUTT', 'cancelled'],
  ] as const)('is read in the words of Control Hub: %s', async (cell, status) => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    await talk.say('hand over');
    const { markdown } = await talk.send([ordersCsv('Bestillingsnummer;Status', `PO-7788;${cell}`)]);
    const { label } = statusTexts('port', status, 'en');
    expect(markdown).toContain(
      status === 'pending' ? 'One order unchanged' : `**${id}**: Pending → ${label}`,
    );
  });

  test('has no status of a port for new numbers', async () => {
    const talk = talkWith({ assisted: true });
    await talk.say('5 numbers in 281 for Houston');
    await talk.press('Send request');
    await talk.say('hand over');
    const { markdown } = await talk.send([ordersCsv('Order number;Status', 'SB-100001;Avviste')]);
    expect(markdown).toContain('“Avviste” is no status that I know');
  });

  test('whose headings nobody knows is asked about', async () => {
    const talk = talkWith({ assisted: true });
    await fileInHub(talk, numbers);
    await talk.say('hand over');
    expect((await talk.send([ordersCsv('x,y', 'PO-7788,Innsendt')])).markdown).toContain(
      'Which columns are which?',
    );
    talk.fill({ id: '0', status: '1' });
    expect((await talk.press('Read the list')).markdown).toContain('Pending → Submitted');
  });

  test('that is none is told so', async () => {
    const talk = talkWith({ assisted: true });
    await fileInHub(talk, numbers);
    await talk.say('hand over');
    expect((await talk.send([ordersCsv('nothing')])).markdown).toContain('I find no table in that file.');
  });
});
