import { beforeAll, describe, expect, test } from 'vitest';
import { picture } from '../documents/papers.js';
import {
  accountInputs,
  act,
  addressInputs,
  americanBill,
  hear,
  loneStar,
  ordersIn,
} from '../support/port-talk.js';
import type { SentFile } from '../support/talk.js';
import { useStage } from './stage.js';

const stage = useStage();

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))));
const asPdf = (name: string, bytes: Uint8Array): SentFile => ({ name, type: 'application/pdf', bytes });

const zip = bytesOf(
  [0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0],
  Array.from({ length: 60 }, () => 0),
);
const jpeg = bytesOf(
  [0xff, 0xd8, 0xff, 0xe0, 0, 16],
  'JFIF',
  Array.from({ length: 60 }, () => 0),
);
const megabytes = (count: number): Uint8Array => {
  const bytes = Buffer.alloc(count * 1024 * 1024, 0x20);
  bytes.write('%PDF-1.7\n');
  return bytes;
};

describe.each([
  {
    who: 'alice',
    start: 'port 409-555-0101 to 0102 to Houston',
    zip: 'bill.pdf is a ZIP archive, whatever its name says.',
    jpeg: 'bill.png is a JPEG picture, whatever its name says.',
    large: 'bill.pdf is larger than I can take.',
    broken: 'bill.pdf cannot be opened: it is damaged',
    old: '45 days ago.',
    still: 'Send the bill of Lone Star Telecom',
    sign: 'Sign the letter of agency',
    review: /Look this over before I submit/,
    submitted: 'The port is submitted',
  },
  {
    who: 'per',
    start: 'porter 409-555-0103 til 0104 til Houston',
    zip: 'bill.pdf er',
    jpeg: 'bill.png er',
    large: 'bill.pdf er større',
    broken: 'bill.pdf kan ikke åpnes',
    old: '45 dager',
    still: 'Send regningen fra Lone Star Telecom',
    sign: 'Signer fullmakten',
    review: /Se over dette før jeg sender inn/,
    submitted: 'Porteringen er sendt inn',
  },
])('a bill that cannot be used, sent by $who', (words) => {
  const talk = () => stage.talk(words.who);
  const expectAsked = async (file: SentFile, answer: string): Promise<void> => {
    const { markdown } = await talk().sayWithFile('', file);
    expect(markdown).toContain(answer);
    expect(markdown).toContain(words.still);
  };

  beforeAll(async () => {
    await talk().say(words.start);
    await act(talk(), 'go');
    await act(talk(), 'settle', accountInputs(loneStar));
    await act(talk(), 'settle', addressInputs(loneStar));
  });

  test('a ZIP archive called .pdf', () => expectAsked(asPdf('bill.pdf', zip), words.zip));
  test('a JPEG called .png', () =>
    expectAsked({ name: 'bill.png', type: 'image/png', bytes: jpeg }, words.jpeg));
  test('a PDF that is not one', () =>
    expectAsked(asPdf('bill.pdf', bytesOf('%PDF-1.7\nThis is a letter, no PDF.\n%%EOF')), words.broken));
  test('30 MB, more than the bot takes', () => expectAsked(asPdf('bill.pdf', megabytes(30)), words.large));
  test('120 MB, more than Webex takes', async () => {
    await expect(talk().sayWithFile('', asPdf('bill.pdf', megabytes(120)))).rejects.toThrow('100 MB');
  });
  test('a bill of 45 days ago', async () => {
    const today = await stage.desk().today('America/Chicago');
    await expectAsked(await americanBill(loneStar, today.minus({ days: 45 })), words.old);
  });

  test('loses nothing: a good one leads on, and the port is submitted', async () => {
    const today = await stage.desk().today('America/Chicago');
    const sign = await talk().sayWithFile('', await americanBill(loneStar, today));
    expect(sign.markdown).toContain(words.sign);
    await act(talk(), 'sign', { jobTitle: 'Office manager' });
    await hear(talk(), words.review);
    const placed = await act(talk(), 'submit');
    expect(placed.markdown).toContain(words.submitted);
    await stage.desk().bringHome(ordersIn(placed)[0] ?? '');
  });
});

test('a picture of a bill is asked for its date', async () => {
  const dated = stage.talk('priya');
  await dated.say('port 409-555-0105 to Houston for Harbor & Pine');
  await act(dated, 'go');
  await act(dated, 'settle', accountInputs(loneStar));
  await act(dated, 'settle', addressInputs(loneStar));
  const scan = { name: 'scan.png', type: 'image/png', bytes: picture(1_000, 1_400) };
  expect((await dated.sayWithFile('', scan)).markdown).toContain('What is the date of the bill?');
  const today = await stage.desk().today('America/Chicago');
  const old = await act(dated, 'settle', { billDate: today.minus({ days: 45 }).toISODate() ?? '' });
  expect(old.markdown).toContain('45 days ago.');
  const good = await act(dated, 'settle', { billDate: today.minus({ days: 2 }).toISODate() ?? '' });
  expect(good.markdown).toContain('Sign the letter of agency');
});
