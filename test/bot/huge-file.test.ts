import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBotProcess, type BotProcess } from '../support/bot-process.js';
import { accountInputs, act, addressInputs } from '../support/port-talk.js';
import { createStandIn } from '../support/stand-in.js';
import { createTalk, type Talk } from '../support/talk.js';

const mb = 1024 * 1024;
const account = {
  carrier: 'Lone Star Telecom',
  accountNumber: '884213',
  businessName: 'Harbor & Pine',
  authorisedName: 'Alice Morgan',
  btn: '(409) 555-0100',
  street: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  zip: '77002',
};

let bot: BotProcess;
let talk: Talk;
/** Bytes that the bot has taken of the file it was told of last. */
let taken = 0;
let announced = true;

/** Webex takes no more than 100 MB: this file is made while the bot reads it. */
function pour(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024);
  const chunks = function* () {
    for (let sent = 0; sent < 120 * mb; sent += chunk.length) {
      taken = sent;
      yield chunk;
    }
  };
  response.setHeader('content-disposition', 'attachment; filename="bill.pdf"');
  if (announced) response.setHeader('content-length', 120 * mb);
  Readable.from(chunks()).pipe(response);
}

/** The sandbox, but for the content of files. */
const standIn = createStandIn(({ url = '' }, response) => {
  const isContent = url.startsWith('/v1/contents/');
  if (isContent) pour(response);
  return isContent;
});

beforeAll(async () => {
  bot = await createBotProcess(standIn.at);
  await bot.start();
  const me = bot.sandbox.people.find(({ email }) => email.startsWith('alice'));
  if (me === undefined) throw new Error('The sandbox has no Alice');
  talk = createTalk({ apiUrl: bot.sandbox.apiUrl, me, bot: bot.sandbox.bot });
  await talk.say('port 409-555-0101 to 0102 to Houston');
  await act(talk, 'go');
  await act(talk, 'settle', accountInputs(account));
  await act(talk, 'settle', addressInputs(account));
}, 120_000);
afterAll(async () => {
  await bot.stop();
  standIn.close();
});

test.each([
  ['its length is told beforehand', true],
  ['its length is not told', false],
])(
  'a bill of 120 MB is left after 25 MB at most, and asked for again: %s',
  async (_how, told) => {
    announced = told;
    taken = 0;
    const before = await bot.memory();
    const { markdown } = await talk.sayWithFile('', {
      name: 'bill.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7'),
    });
    expect(markdown).toContain('bill.pdf is larger than I can take.');
    expect(markdown).toContain('Send the bill of Lone Star Telecom');
    // What lies in the buffers of two sockets was written, and not read.
    expect(taken).toBeLessThan(40 * mb);
    expect((await bot.memory()) - before).toBeLessThan(80 * mb);
  },
  60_000,
);
