import { describe, expect, test } from 'vitest';
import type { Access } from '../../src/pstn/provider.js';
import { createFakeCalling } from '../support/fake-calling.js';
import { harborPine } from '../support/fake-world.js';
import { fileInHub, filePort } from '../support/journeys-hand-over.js';
import { inputsOf, people, talkWith, type Talk } from '../support/talk-engine.js';

const alice = people.alice;
const by = { id: alice.email, email: alice.email };
const numbers = ['+14095552101', '+14095552102'];

const stateOf = async (talk: Talk, id: string) => talk.pstn.byHand?.handOver(id);
const posted = (talk: Talk): string[] =>
  talk.effects.flatMap((effect) => (effect.type === 'post-file' ? [effect.file.name] : []));
const reject = (talk: Talk, id: string, ...codes: readonly string[]) =>
  talk.pstn.byHand?.takeStatus(id, {
    ...{ id: 'rejected', at: talk.clock().toISOString(), what: 'status', status: 'rejected' },
    reasons: codes.map((code) => ({ code })),
  });

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
    const id = await fileInHub(talk, numbers);
    await reject(talk, id, 'zip_mismatch');
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

describe('who may type in', () => {
  test.each([
    ['the files', (talk: Talk) => talk.act('files')],
    ['a page', (talk: Talk) => talk.act('page')],
    ['taking it up', (talk: Talk) => talk.say('language norsk')],
  ])('sees nothing secret any more once the role is narrowed: %s', async (_name, way) => {
    const access: Access[] = [...alice.access];
    const talk = talkWith({ assisted: true, access });
    const id = await filePort(talk, numbers);
    await talk.say(`hand over ${id}`);
    await talk.press('Save, next page');
    const { length } = posted(talk);
    access.splice(0, 1, { customer: harborPine, role: 'read-only' });
    const { markdown } = await way(talk);
    expect(markdown).not.toMatch(/884213|4711/);
    expect(talk.live()).toMatchObject({ flow: 'hand-over', step: 'stop' });
    expect(posted(talk)).toHaveLength(length);
  });

  test('leaves an order that is out of reach', async () => {
    const access: Access[] = [...people.per.access];
    const talk = talkWith({ as: 'per', assisted: true, access });
    await talk.say(`hand over ${await filePort(talk, numbers)}`);
    access.splice(0, 1);
    expect((await talk.act('files')).markdown).toContain('I find no order SB-100001');
  });
});

describe('an order that is changed or cancelled', () => {
  test('before its correction is typed in is still resubmitted', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    await reject(talk, id, 'zip_mismatch');
    await talk.pstn.resubmitPort(id, { account: { pin: '9001' } }, 'fix', by);
    await talk.pstn.changePort(id, { remove: ['+14095552102'] }, 'change', by);
    const first = await talk.say(`hand over ${id}`);
    expect(first.markdown).toContain(`${id}: type the correction into Control Hub`);
    const changes = await talk.press('Save, next page');
    expect(changes.markdown).toContain('PIN: 9001');
    expect(changes.markdown).toContain('(409) 555-2102');
    expect((await talk.press('Save, next page')).markdown).toContain('resubmit');
  });

  test.each([
    ['en', 'Nothing is to be typed in', 'If it is in Control Hub all the same, cancel it there.'],
    ['nb', 'Ingenting skal legges inn', 'Ligger den likevel i Control Hub, må du avbestille den der.'],
  ] as const)(
    'before anybody said that it is in Control Hub needs no number of it: %s',
    async (locale, ...told) => {
      const talk = talkWith({ assisted: true, locale });
      const id = await filePort(talk, numbers);
      await talk.say(`cancel ${id}`);
      const { markdown } = await talk.act('cancelOrder');
      for (const words of told) expect(markdown).toContain(words);
      expect(talk.live()).toMatchObject({ flow: 'hand-over', step: 'follow' });
      expect(talk.buttons()).not.toContain(locale === 'en' ? 'Enter a status' : 'Legg inn status');
    },
  );

  test('while somebody typed it in is to be cancelled there, once its number is told', async () => {
    const talk = talkWith({ assisted: true });
    const id = await filePort(talk, numbers);
    await talk.say(`hand over ${id}`);
    await talk.press('It is in Control Hub');
    await talk.pstn.cancelPort(id, 'c', by);
    const { markdown } = await talk.say('PO-7788');
    expect(markdown).toContain(`${id}: cancel it in Control Hub`);
    expect(markdown).toContain('Find the order and open it: PO-7788');
    await talk.press('Save, all is typed in');
    expect(talk.live()?.step).toBe('follow');
  });

  test('in Control Hub has its cancellation on the home card and on the order until it is made there', async () => {
    const talk = talkWith({ assisted: true });
    const id = await fileInHub(talk, numbers);
    await talk.pstn.cancelPort(id, 'c', by);
    expect((await talk.say('hello')).markdown).toContain(`hand over ${id}`);
    const status = await talk.say(`order status ${id}`);
    expect(status.markdown).toContain('Cancelled');
    expect((await talk.press('Cancel it in Control Hub')).markdown).toContain(
      `${id}: cancel it in Control Hub`,
    );
    await talk.press('Save, all is typed in');
    expect((await talk.say('hello')).markdown).not.toContain(`hand over ${id}`);
    await talk.say(`order status ${id}`);
    expect(talk.buttons()).not.toContain('Cancel it in Control Hub');
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
    await fileInHub(talk, numbers);
    await talk.say(`hand over ${await filePort(talk, ['+14095552109'])}`);
    await talk.press('It is in Control Hub');
    expect((await talk.say('it is PO-7788')).markdown).toContain('Another order goes by PO-7788 already');
    expect((await talk.say('PO-7789')).markdown).toContain('SB-100002 is in Control Hub as PO-7789');
    expect((await talk.say('order status PO-7789')).markdown).toContain('SB-100002');
  });
});

describe('numbers seen at the location', () => {
  test('look completed, and a person says whether they are', async () => {
    const world = createFakeCalling(alice.access);
    const talk = talkWith({ assisted: world });
    const id = await fileInHub(talk, numbers);
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
