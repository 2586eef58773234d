/** Orders that a person types in Control Hub, through the whole product on the sandbox. */
import { describe, expect, test } from 'vitest';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  loneStar,
  textOf,
} from '../support/port-talk.js';
import type { Talk } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage({ PSTN_MODE: 'assisted' });

async function file(talk: Talk, ending: string): Promise<{ name: string; bytes: Uint8Array }> {
  for (const { files } of [...talk.heard].reverse()) {
    const [url] = files;
    const found = url === undefined ? undefined : await talk.download(url);
    if (found?.name.endsWith(ending) === true) return found;
  }
  throw new Error(`No ${ending} was posted`);
}

describe('assisted ordering in English', () => {
  test('a request: handed over, typed in, and provisioned by a mail', async () => {
    const alice = stage.talk('alice');
    expect((await alice.say('hello')).markdown).toContain(
      'You type the finished order into Control Hub yourself.',
    );
    expect((await alice.say('5 numbers in 281 for Houston')).markdown).toContain('Area: 281');
    await alice.press('Send request');
    await hear(alice, /SB-100001: type it into Control Hub/);
    const { bytes } = await file(alice, '.csv');
    const rows = new TextDecoder().decode(bytes).split('\r\n');
    expect(rows[1]).toContain('1. Calling > Numbers > Add numbers');
    expect(rows.find((row) => row.includes('How many numbers'))).toContain(',5');
    await alice.press('Save, next page', { ticks: 'addNumbers.openNumbers' });
    await alice.press('It is in Control Hub');
    expect((await alice.say('PO-7788')).markdown).toContain('SB-100001 is in Control Hub as PO-7788.');
    const mail = 'Cisco Webex Calling\nYour order PO-7788: the numbers have been provisioned.';
    expect((await alice.say(mail)).markdown).toContain('**Provisioned**');
    await alice.press('Enter it', { status: 'provisioned' });
    const status = await alice.say('order status PO-7788');
    expect(status.markdown).toContain('SB-100001 · Provisioned');
    expect(status.markdown).toContain('Typed into Control Hub');
  });

  test('a port: rejected, corrected, and typed in anew', async () => {
    const alice = stage.talk('alice');
    await alice.say('port 409-555-0101 and 0102 to Houston');
    await act(alice, 'go');
    const account = { ...accountInputs(loneStar), losingCarrier: 'Lone Star Telecom', pin: '4711' };
    await act(alice, 'settle', account);
    await act(alice, 'settle', addressInputs(loneStar));
    await alice.sayWithFile('', await americanBill(loneStar, await stage.desk().today('America/Chicago')));
    await act(alice, 'sign', { jobTitle: 'Office manager' });
    await hear(alice, /Look this over before I submit/);
    await act(alice, 'submit');
    await hear(alice, /SB-100002: type it into Control Hub/);
    const text = await textOf((await file(alice, '.pdf')).bytes);
    expect(text).toContain('884213');
    expect(text).toContain('4711');
    await act(alice, 'placed');
    await alice.say('PO-7790');
    const mail = 'Cisco Webex Calling\nPort order PO-7790 was rejected.\nThe PIN is not valid.';
    expect((await alice.say(mail)).markdown).toContain('**Rejected**');
    await act(alice, 'enter', { status: 'rejected', words: mail });
    expect((await hear(alice, /“Rejected” is entered/)).buttons).toContain('Fix it');
    await alice.press('Fix it');
    await act(alice, 'save', { pin: '9001' });
    await act(alice, 'send');
    const correction = await hear(alice, /SB-100002: type the correction into Control Hub/);
    expect(correction.markdown).toContain('Find the order and open it: PO-7790');
    const changes = await act(alice, 'tick', { ticks: '' });
    expect(changes.markdown).toContain('PIN: 9001');
    expect(changes.markdown).not.toContain('884213');
  });
});

describe('assisted ordering in Norwegian', () => {
  test('a request, and what Cisco asks for, by a mail', async () => {
    const ingrid = stage.talk('ingrid');
    await ingrid.say('10 lokale numre til Oslo');
    const summary = await ingrid.say('ok');
    expect(summary.markdown).toMatch(/SB-10000\d: Legg den inn i Control Hub/);
    await ingrid.press('Den ligger i Control Hub');
    expect((await ingrid.say('PO-8800')).markdown).toContain('ligger i Control Hub som PO-8800');
    const mail = 'Webex Calling\nBestilling PO-8800\nStatus: Handling påkrevd';
    expect((await ingrid.say(mail)).markdown).toContain('**Handling påkrevd**');
    await ingrid.press('Legg inn', { status: 'action_required', words: 'Vi trenger adressen.' });
    const status = await ingrid.say('status PO-8800');
    expect(status.markdown).toContain('Handling påkrevd');
    expect(status.markdown).toContain('Vi trenger adressen.');
  });
});
