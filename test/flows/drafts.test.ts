import { describe, expect, test } from 'vitest';
import { cardOf, textFlow } from '../support/small-flow.js';
import { inputElements, talkWith, type Talk, type TalkOptions } from '../support/talk-engine.js';

/** Drafts go by the place that was named first. */
const moves = textFlow('moves', {
  intents: ['port_numbers'],
  draftName: ({ place }: Record<string, unknown>) => (typeof place === 'string' ? place : ''),
  abandon: ({ place }: Record<string, unknown>) => void abandoned.push(String(place)),
  steps: {
    where: {
      ...cardOf('Where to?'),
      text: ({ text }) => ({ type: 'answer', data: { place: text, step: 'what' } }),
    },
    what: {
      ...cardOf('What moves to ${place}?', ({ place }) => ({ place: String(place) })),
      text: () => undefined,
    },
  },
});
const abandoned: string[] = [];
const talking = (options: TalkOptions = {}) => talkWith({ flows: [moves], ...options });

async function begin(talk: Talk, ...places: readonly string[]): Promise<void> {
  for (const place of places) {
    await talk.say('port numbers');
    await talk.say(place);
  }
}

const listed = (talk: Talk): string[] =>
  inputElements(talk.lastCard()).flatMap((input) =>
    (input['choices'] as { title: string }[]).map(({ title }) => title),
  );

describe('drafts of one flow', () => {
  test('are kept side by side under their names', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5');
    await talk.say('drafts');
    expect(listed(talk)).toEqual([
      'Lakeside 5: waits at “What moves to Lakeside 5?” since Tue, Nov 24, 2026',
      'Rivergate 12: waits at “What moves to Rivergate 12?” since Tue, Nov 24, 2026',
    ]);
  });

  test('begun anew keep the one that is live, and say so', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    expect((await talk.say('port numbers')).markdown).toContain('I keep your unfinished “Rivergate 12”.');
  });

  test('of the same name are both kept, and told apart', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate', 'Rivergate');
    await talk.say('drafts');
    expect(listed(talk).map((line) => line.split(':')[0])).toEqual(['Rivergate (2)', 'Rivergate']);
  });

  test('are taken up by name', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5', 'Hilltop 3');
    expect((await talk.say('continue Rivergate')).markdown).toContain('What moves to Rivergate 12?');
    expect((await talk.say('fortsett med lakeside')).markdown).toContain('What moves to Lakeside 5?');
    expect(talk.conversation().kept.map(({ name }) => name)).toEqual(['Hilltop 3', 'Rivergate 12']);
  });

  test('that fit a name equally well are all shown', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Rivergate 40', 'Hilltop 3');
    expect((await talk.say('continue Rivergate')).markdown).toContain('3 things are unfinished here');
  });

  test('are twenty at most, and the one that has to go is named', async () => {
    const talk = talking();
    for (let count = 1; count <= 21; count += 1) await begin(talk, `Place ${count}`);
    const { markdown } = await talk.say('port numbers');
    expect(markdown).toContain('“Place 1” is gone: I keep 20 unfinished matters at most');
    expect(abandoned).toContain('Place 1');
    expect(talk.conversation().kept).toHaveLength(20);
  });

  test('keep their identity over every step', async () => {
    const talk = talking();
    await talk.say('port numbers');
    const id = talk.live()?.id;
    await talk.say('Rivergate 12');
    await begin(talk, 'Lakeside 5');
    await talk.say('continue Rivergate');
    expect(talk.live()?.id).toBe(id);
  });
});

describe('the list of drafts', () => {
  test('says so when there are none', async () => {
    const talk = talking();
    expect((await talk.say('drafts')).markdown).toContain('Nothing is unfinished here.');
    expect(talk.buttons()).toEqual(['What I can do']);
  });

  test('takes one up at a press', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5');
    await talk.say('drafts');
    talk.fill({ draft: talk.conversation().kept[0]?.id ?? '' });
    expect((await talk.act('open')).markdown).toContain('What moves to Rivergate 12?');
  });

  test('takes one up when its name is written', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5');
    await talk.say('drafts');
    expect((await talk.say('Lakeside 5')).markdown).toContain('What moves to Lakeside 5?');
  });

  test('deletes one once that is confirmed, and the flow lets go of what it held', async () => {
    const talk = talking({ locale: 'nb' });
    await begin(talk, 'Rivergate 77', 'Lakeside 5');
    await talk.say('drafts');
    talk.fill({ draft: talk.conversation().kept[0]?.id ?? '' });
    expect((await talk.act('forget')).markdown).toContain('Vil du slette «Rivergate 77»?');
    expect(abandoned).not.toContain('Rivergate 77');
    expect((await talk.act('forget')).markdown).toContain('«Rivergate 77» er slettet.');
    expect(abandoned).toContain('Rivergate 77');
    expect(talk.conversation().kept).toHaveLength(1);
  });

  test.each([
    ['tomorrow', '2026-11-25T09:00:00.000Z', 'Wed, Nov 25, 2026'],
    ['days3', '2026-11-27T09:00:00.000Z', 'Fri, Nov 27, 2026'],
    ['week', '2026-12-01T09:00:00.000Z', 'Tue, Dec 1, 2026'],
  ])('reminds %s, in the morning where the person is', async (span, at, told) => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    const { id } = talk.live() ?? {};
    await talk.say('drafts');
    await talk.act('remind');
    expect((await talk.act('at', span)).markdown).toContain(`I will remind you of “Rivergate 12” ${told}`);
    expect(talk.effects).toContainEqual({ type: 'nudge', at, draftId: id });
  });
});

describe('a reminder', () => {
  const remind = (talk: Talk, draftId = '') => talk.happen({ type: 'remind', draftId });

  test('brings the draft back with its card', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    const id = talk.live()?.id;
    await talk.say('drafts');
    const { markdown } = await remind(talk, id);
    expect(markdown).toContain('You asked me to remind you of “Rivergate 12”.');
    expect(markdown).toContain('What moves to Rivergate 12?');
    expect(talk.live()?.id).toBe(id);
  });

  test('in the middle of something else only names it', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    const id = talk.live()?.id;
    await talk.say('2 numbers in 713 for Houston');
    await talk.say('order a block of 10 in 832');
    const before = talk.live();
    expect((await remind(talk, id)).markdown).toContain(
      'Write “continue Rivergate 12” when you want it back.',
    );
    expect(talk.live()).toEqual(before);
  });

  test('of a draft that is gone says nothing', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    const id = talk.live()?.id;
    await talk.say('cancel');
    expect((await remind(talk, id)).markdown).toBe('');
  });
});

describe('a cancelled draft', () => {
  test.each([
    ['en', 'cancel', 'Take it up again'],
    ['nb', 'avbryt', 'Ta det opp igjen'],
  ] as const)('is taken up again from the card that answers “cancel” (%s)', async (locale, cancel, undo) => {
    const talk = talking({ locale });
    await begin(talk, 'Rivergate 12');
    await talk.say(cancel);
    expect(talk.live()).toMatchObject({ flow: 'home' });
    expect(talk.buttons()[0]).toBe(undo);
    expect((await talk.press(undo)).markdown).toContain('What moves to Rivergate 12?');
    expect(talk.conversation()).toMatchObject({ live: { flow: 'moves', step: 'what' }, kept: [] });
  });

  test('is taken up again after its own button, and in words', async () => {
    const talk = talking();
    for (const words of ['take it up again', 'undo', 'continue']) {
      await begin(talk, 'Rivergate 12');
      await talk.press('Cancel');
      expect((await talk.say(words)).markdown).toContain('What moves to Rivergate 12?');
    }
  });

  test('waits while something is asked in between, also on the card from before', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    await talk.press('Cancel');
    const answer = talk.lastCard();
    await talk.say('order status');
    expect((await talk.press('Take it up again', answer)).markdown).toContain('What moves to Rivergate 12?');
  });

  test('is gone once another is begun, and the old card says so', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    await talk.press('Cancel');
    const answer = talk.lastCard();
    await begin(talk, 'Lakeside 5');
    expect((await talk.press('Take it up again', answer)).markdown).toContain('Nothing was done.');
    expect(JSON.stringify(talk.conversation())).not.toContain('Rivergate');
  });

  test('is gone after a day', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    await talk.press('Cancel');
    talk.pass(24 * 60);
    expect((await talk.say('continue')).markdown).toContain('There is nothing unfinished here.');
    expect(talk.buttons()).not.toContain('Take it up again');
    expect(JSON.stringify(talk.conversation())).not.toContain('Rivergate');
  });

  test('is not told of as unfinished, and what is kept comes before it', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5');
    await talk.press('Cancel');
    expect((await talk.say('drafts')).markdown).not.toContain('Lakeside');
    expect((await talk.say('continue')).markdown).toContain('What moves to Rivergate 12?');
  });

  test('holds its numbers again, or says which of them are gone', async () => {
    const talk = talking();
    await talk.say('3 numbers in 713 for Houston');
    await talk.say('cancel');
    expect(talk.pstn.held.size).toBe(0);
    expect((await talk.press('Take it up again')).markdown).toContain('3 are ticked');
    expect(talk.pstn.held.size).toBe(1);
  });
});

describe('“where was I”', () => {
  test('opens the one thing that is unfinished', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12');
    expect((await talk.say('where was I?')).markdown).toContain('What moves to Rivergate 12?');
    await talk.say('how are my orders going');
    expect((await talk.say('hvor var jeg')).markdown).toContain('What moves to Rivergate 12?');
  });

  test('shows the list from two on', async () => {
    const talk = talking();
    await begin(talk, 'Rivergate 12', 'Lakeside 5');
    expect((await talk.say('where was I?')).markdown).toContain('2 things are unfinished here');
  });
});
