import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  loneStar,
  ordersIn,
  type Account,
} from '../support/port-talk.js';
import type { RawMessage, Talk } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage();

const account: Account = {
  ...loneStar,
  carrier: 'Gulf Mobile',
  accountNumber: '7719042258',
  btn: '(361) 555-0100',
  pin: '604417',
};

/** The newest that the bot wrote to this person in their 1:1, once it says `text`. */
async function inDirect(talk: Talk, botId: string, text: string) {
  for (let tries = 0; tries < 300; tries += 1) {
    const { status, body } = await talk.call('GET', `/messages/direct?personId=${botId}`);
    const items = status === 200 ? (body as { items: RawMessage[] }).items : [];
    const found = items.find(({ markdown = '' }) => markdown.includes(text));
    if (found !== undefined) return talk.take(found);
    await sleep(20);
  }
  throw new Error(`"${text}" was not written to ${talk.me.displayName}`);
}

const inEnglish = {
  who: 'alice',
  numbers: '361-555-0101 and 0102',
  start: 'port 361-555-0101 and 0102 to Houston',
  go: 'Continue with all 2',
  moved: 'I have written to you in a direct message.',
  account: 'The account with Gulf Mobile',
  pinMissing: 'Mobile numbers cannot be ported without the PIN',
  review: /Look this over before I submit/,
  placed: 'Ordered on behalf of this space.',
  statuses: ['Submitted', 'FOC received', 'Completed'],
  title: 'Office manager',
};
const inNorwegian = {
  ...inEnglish,
  who: 'per',
  start: 'porter 361-555-0111 og 0112 til Houston',
  go: 'Fortsett med alle 2',
  moved: 'Jeg har skrevet til deg',
  account: 'Kontoen hos Gulf Mobile',
  pinMissing: 'PIN',
  review: /Se over dette før jeg sender inn/,
  placed: 'Bestilt for dette området.',
  statuses: ['Innsendt', 'FOC mottatt', 'Fullført'],
  title: 'Daglig leder',
};

describe.each([inEnglish, inNorwegian])('a port begun in a group space by $who', (words) => {
  test('asks what is secret in the 1:1, and tells its news in the group', async () => {
    const [member] = await stage.space(words.who, 'noor');
    const talk = stage.talk(words.who);
    const desk = stage.desk();
    const plan = await member.mention(words.start);
    expect(plan.markdown).toContain('Gulf Mobile');
    const moved = await member.press(plan, words.go);
    expect(moved.markdown).toContain(words.moved);

    await inDirect(talk, stage.bot().id, words.account);
    const { pin = '' } = account;
    const unpinned = await act(talk, 'settle', { ...accountInputs(account), pin: '' });
    expect(unpinned.markdown).toContain(words.pinMissing);
    await act(talk, 'settle', { pin });
    await act(talk, 'settle', addressInputs(account));
    await talk.sayWithFile('', await americanBill(account, await desk.today('America/Chicago')));
    await act(talk, 'sign', { jobTitle: words.title });
    const review = await hear(talk, words.review);
    expect(review.markdown).not.toContain(pin);
    expect(review.markdown).not.toContain(account.accountNumber);
    const [id = ''] = ordersIn(await act(talk, 'submit'));

    expect((await member.hear(words.placed)).markdown).toContain(id);
    await desk.accept(id);
    await member.hear(`${id} · ${words.statuses[0] ?? ''}`);
    await desk.confirm(id);
    await member.hear(`${id} · ${words.statuses[1] ?? ''}`);
    await desk.complete(id);
    const done = await member.hear(`${id} · ${words.statuses[2] ?? ''}`);
    expect(done.parentId).toBe(plan.parentId);

    const everything = JSON.stringify(await member.messages());
    for (const secret of [pin, account.accountNumber, 'bill.pdf', 'LOA-']) {
      expect(everything).not.toContain(secret);
    }
  });
});
