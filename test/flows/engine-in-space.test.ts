import { describe, expect, test } from 'vitest';
import { cardOf, textFlow } from '../support/small-flow.js';
import { talkWith, type TalkOptions } from '../support/talk-engine.js';

/** Takes any text and any file in the space, and a bill in the 1:1. */
const lists = textFlow('lists', {
  intents: ['port_numbers'],
  steps: {
    list: {
      ...cardOf('Which numbers? So far: ${heard}', ({ heard }) => ({ heard: (heard ?? 'none') as string })),
      text: ({ text }) => ({ type: 'answer', data: { heard: text } }),
      files: (_files, said) => ({ type: 'answer', data: { heard: `a file ${said.text}` } }),
    },
  },
});
const bills = textFlow('bills', {
  intents: ['fix_order'],
  steps: {
    bill: {
      ...cardOf('Send the bill. Taken: ${taken}', ({ taken }) => ({ taken: (taken ?? 'none') as string })),
      private: true,
      files: () => ({ type: 'answer', data: { taken: 'one' } }),
    },
  },
});
const talking = (options: TalkOptions = {}) =>
  talkWith({ space: 'group', flows: [lists, bills], ...options });
const file = { name: 'bill.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };

const words = {
  en: {
    pin: 'Everyone in this space can read the PIN in your message.',
    both: 'can read the PIN and the account number in your message',
    who: 'Please delete it: whoever wrote it can, and so can a moderator of the space.',
    unused: 'I have not used anything of it.',
    direct: 'Go on in a direct message',
    file: 'Everyone in this space can open that file.',
    moderator: 'whoever wrote it can, and so can a moderator of the space.',
    unopened: 'I have not opened it.',
  },
  nb: {
    pin: 'Alle i dette området kan lese PIN-koden i meldingen din.',
    both: 'kan lese PIN-koden og kontonummeret i meldingen din',
    who: 'Slett den: Det kan den som skrev den, eller en moderator i området.',
    unused: 'Jeg har ikke brukt noe av det som står der.',
    direct: 'Fortsett i en direktemelding',
    file: 'Alle i dette området kan åpne den filen.',
    moderator: 'Det kan den som skrev den, eller en moderator i området.',
    unopened: 'Jeg har ikke åpnet den.',
  },
} as const;

describe.each(['en', 'nb'] as const)('in a group space, a secret nobody asked for (%s)', (locale) => {
  const said = words[locale];

  test('is to be deleted, is not repeated and not used', async () => {
    const talk = talking({ locale });
    await talk.say('port numbers');
    const { markdown } = await talk.say('PIN 471147');
    for (const part of [said.pin, said.who, said.unused]) expect(markdown).toContain(part);
    expect(markdown).toContain('So far: none');
    expect(markdown).not.toContain('471147');
    expect(JSON.stringify(talk.conversation())).not.toContain('471147');
  });

  test('leads on in the 1:1, where it may be said', async () => {
    const talk = talking({ locale });
    await talk.say('port numbers');
    await talk.say('PIN 471147, account number 884213');
    expect(talk.buttons()[0]).toBe(said.direct);
    await talk.press(said.direct);
    expect(talk.where()).toBe('direct');
    expect(talk.live()).toMatchObject({ flow: 'lists' });
    expect((await talk.say('PIN 471147')).markdown).toContain('So far: PIN 471147');
    talk.go('space');
    expect(talk.live()).toBeUndefined();
  });

  test('is told of where nothing is being done, in one message', async () => {
    const talk = talking({ locale });
    const { markdown, cards } = await talk.say('PIN 471147, account number 884213');
    expect(markdown).toContain(said.both);
    expect(cards).toEqual([]);
    expect(talk.live()).toBeUndefined();
  });

  test('may be a file: it is not opened', async () => {
    const talk = talking({ locale });
    const { markdown } = await talk.send([file]);
    for (const part of [said.file, said.moderator, said.unopened]) expect(markdown).toContain(part);
    expect(talk.files.kept.size).toBe(0);
  });
});

describe('in a group space, a file', () => {
  test('that its words call a bill is not opened by a step that takes lists', async () => {
    const talk = talking();
    await talk.say('port numbers');
    const { markdown } = await talk.send([file], 'here is the bill');
    expect(markdown).toContain(words.en.unopened);
    expect(markdown).not.toContain('a file here');
  });

  test('with a list is taken without a word', async () => {
    const talk = talking();
    await talk.say('port numbers');
    const { markdown } = await talk.send([file], 'our numbers');
    expect(markdown).toContain('So far: a file our numbers');
    expect(markdown).not.toContain('Everyone in this space');
  });

  test('that goes along into the 1:1 is to be deleted from the space', async () => {
    const talk = talking();
    const { markdown } = await talk.send([file], 'fix the order, here is the bill');
    expect(markdown).toContain(words.en.file);
    expect(markdown).not.toContain(words.en.unopened);
    expect(talk.where()).toBe('direct');
    expect(markdown).toContain('Taken: one');
  });
});

test.each(['PO-104201', '713-555-0100', '+1 713 555 0100, 0101', 'what is a PIN?'])(
  'an ordinary text in a space is an ordinary text: %s',
  async (text) => {
    const talk = talking();
    await talk.say('port numbers');
    expect((await talk.say(text)).markdown).not.toContain('Everyone in this space');
  },
);

test('in a 1:1 a secret is an answer like any other', async () => {
  const talk = talking({ space: 'direct' });
  await talk.say('port numbers');
  expect((await talk.say('PIN 471147')).markdown).toContain('So far: PIN 471147');
});
