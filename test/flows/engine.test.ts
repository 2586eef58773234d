import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createEngine } from '../../src/flows/engine/engine.js';
import { defineFlow, defineStep, type AnyFlow } from '../../src/flows/engine/flow.js';
import { createRegistry } from '../../src/flows/engine/registry.js';
import type { Access } from '../../src/pstn/provider.js';
import { harborPine } from '../support/fake-world.js';
import { fakeFiles, following, nothingKept, quiet } from '../support/fake-services.js';
import { inputElements, registry, talkWith } from '../support/talk-engine.js';

const pdf = { name: 'bill.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) };
const elsewhere = { origin: { roomId: 's' }, files: fakeFiles().files, following, ...quiet };

describe('a press', () => {
  test('on a card that was replaced does nothing, and shows where we are', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    const old = talk.lastCard();
    await talk.press('Use these');
    const { markdown } = await talk.press('Use these', old);
    expect(markdown).toContain('That card has been used or replaced. Nothing was done.');
    expect(markdown).toContain('Look this over before I order');
    expect(talk.live()).toMatchObject({ step: 'summary' });
  });

  test('on the order button of an order already placed places no other', async () => {
    const talk = talkWith({ locale: 'nb' });
    await talk.say('2 numre i 713 til Houston');
    await talk.press('Bruk disse');
    const summary = talk.lastCard();
    await talk.press('Bestill');
    expect((await talk.press('Bestill', summary)).markdown).toContain('Det kortet er brukt eller erstattet.');
    expect(talk.pstn.placed).toHaveLength(1);
  });

  test('in a group space may have been on the card of somebody else', async () => {
    const talk = talkWith({ space: 'group' });
    const inputs = { t: 'of another conversation', a: 'order' };
    const { markdown } = await talk.happen({ type: 'press', inputs });
    expect(markdown).toContain("belongs to someone else's order. Nothing was done.");
  });

  test('that carries nothing of ours shows home', async () => {
    const talk = talkWith();
    const { markdown } = await talk.happen({ type: 'press', inputs: { t: 7, nonsense: ['x'] } });
    expect(markdown).toContain('This is what I can do for you');
  });

  test('with fields that do not fit keeps what was typed', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    talk.fill({ area: '713', quantity: 'many', prefix: '5' });
    await talk.press('Search');
    const values = inputElements(talk.lastCard()).map((input) => input['value']);
    expect(values).toEqual(['713', undefined, '5']);
  });
});

describe('a button that is typed', () => {
  test('sends what the card shows, as the button pressed would', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    await talk.say('3');
    await talk.say('713');
    await talk.say('back');
    expect((await talk.say('search')).markdown).toContain('3 are ticked');
  });

  test('is understood in the other language where the words are plain', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.say('ok');
    expect((await talk.say('bestill')).markdown).toContain('Ordered for Houston');
  });
});

describe('an update of the bot', () => {
  test('asks the step once more, and keeps what still fits', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    talk.change((before) => ({ ...before, live: before.live && { ...before.live, version: 0 } }));
    const { markdown } = await talk.press('Use these');
    expect(markdown).toContain('I was updated in the meantime');
    expect(markdown).toContain('Available numbers in 713');
    expect(markdown).toContain('2 are ticked');
  });

  test('leaves out what no longer fits', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    talk.change((before) => ({
      ...before,
      live: before.live && { ...before.live, data: { quantity: 'two', where: { areaCode: '713' } } },
    }));
    await talk.press('Use these');
    expect(talk.live()).toMatchObject({ step: 'location', data: { where: { areaCode: '713' } } });
  });

  test('that took the flow away leads home', async () => {
    const talk = talkWith();
    await talk.say('order numbers');
    talk.change((before) => ({ ...before, live: before.live && { ...before.live, flow: 'gone' } }));
    expect((await talk.press('Continue')).markdown).toContain('This is what I can do for you');
  });
});

describe('a draft', () => {
  test('is kept while another is begun, and comes back on “continue”', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    const { markdown } = await talk.say('order a block of 10 in 832');
    expect(markdown).toContain('I keep your unfinished “Order numbers”.');
    await talk.say('cancel');
    expect((await talk.say('continue')).markdown).toContain('2 are ticked');
  });

  test('is not thrown away by asking for help', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    const { markdown } = await talk.say('help');
    expect(markdown).toContain('This is what I can do for you');
    expect(markdown).toContain('And here is “Order numbers” again');
    expect(talk.live()).toMatchObject({ step: 'numbers' });
  });

  test('changes its language on the way', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    expect((await talk.say('norsk')).markdown).toContain('Ledige numre i 713 (Texas)');
    expect((await talk.press('Bruk disse')).markdown).toContain('Se over dette før jeg bestiller');
  });

  test('goes back over every step that was shown, and no further', async () => {
    const talk = talkWith();
    await talk.say('order numbers');
    expect(talk.buttons()).toEqual(['Continue', 'Cancel']);
    await talk.say('Houston');
    await talk.say('2 in 713');
    await talk.press('Use these');
    for (const step of ['numbers', 'search', 'location', 'location']) {
      await talk.say('back');
      expect(talk.live()).toMatchObject({ step });
    }
  });

  test('goes back past a step that has nothing to show any more', async () => {
    const talk = talkWith();
    await talk.say('order numbers for Houston');
    await talk.say('2 in 713');
    await talk.press('Use these');
    await talk.say('prefix 777');
    expect(talk.live()).toMatchObject({ step: 'search' });
    expect(talk.buttons()).not.toContain('Back');
  });

  test('that became an order cannot be gone back to', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    await talk.press('Use these');
    await talk.press('Order');
    const { markdown } = await talk.say('back');
    expect(markdown).toContain('There is nothing to go back to from here.');
    expect(markdown).toContain('Ordered for Houston');
    expect(talk.live()).toMatchObject({ step: 'placed' });
  });

  test('with nothing kept, “continue” says so', async () => {
    expect((await talkWith().say('continue')).markdown).toContain('There is nothing unfinished here.');
  });
});

describe('news of an order', () => {
  const announce = (access: readonly Access[]) => {
    const talk = talkWith();
    talk.pstn.add({ id: 'PO-1', customerId: 'hp', locationId: 'hp-houston', numbers: ['+17135550100'] });
    const engine = createEngine({ registry, newToken: () => 't' });
    return engine.announce('PO-1', {
      person: { id: 'p', email: 'p@example.com' },
      space: { id: 's', type: 'group' },
      locale: 'en',
      now: talk.clock(),
      key: 'k',
      pstn: talk.pstn,
      access,
      hiddenHere: access.length === 0,
      spaceOrders: () => Promise.resolve([]),
      erasable: () => Promise.resolve(nothingKept),
      esaRecords: () => Promise.resolve([]),
      ...elsewhere,
    });
  };

  test('is told with the order', async () => {
    const told = await announce([{ customer: harborPine, role: 'admin' }]);
    expect(told?.said.markdown).toContain('PO-1 · Pending');
  });

  test('is not told where the order may not be shown any more', async () => {
    expect(await announce([])).toBeUndefined();
  });
});

describe('what is said', () => {
  test('and is no answer brings the card again, with a sentence above it', async () => {
    const talk = talkWith();
    await talk.say('2 numbers in 713 for Houston');
    const { markdown } = await talk.say('mumble mumble');
    expect(markdown).toContain('I did not understand that as an answer here.');
    expect(markdown).toContain('Available numbers in 713');
  });

  test('without a word shows home, or the form where it was', async () => {
    const talk = talkWith({ space: 'group' });
    expect((await talk.say('')).markdown).toMatch(/^This is what I can do for you/);
    await talk.say('2 numbers in 713 for Houston');
    expect((await talk.say(' ')).markdown).toMatch(/^Available numbers in 713/);
  });

  test('as thanks is answered with a way on', async () => {
    expect((await talkWith({ locale: 'nb' }).say('takk')).markdown).toContain('Skriv «hjelp»');
  });

  test('at great length is not read', async () => {
    expect((await talkWith().say('x'.repeat(30_000))).markdown).toContain('too long for me to read');
  });

  test('with a file nobody asked for leaves the file closed', async () => {
    const talk = talkWith();
    expect((await talk.send([pdf, pdf])).markdown).toContain('I have not opened them.');
    await talk.say('order numbers');
    const { markdown } = await talk.send([pdf]);
    expect(markdown).toContain('I have not opened it.');
    expect(markdown).toContain('write “documents” and its number');
    expect(talk.live()).toMatchObject({ step: 'location' });
  });
});

const card = (text: string, inputs: readonly object[] = []) => ({
  type: 'AdaptiveCard',
  version: '1.3',
  body: [{ type: 'TextBlock', text, wrap: true }, ...inputs],
});
const flow = (over: Partial<AnyFlow>): AnyFlow => ({
  ...defineFlow<object>({
    id: 'one',
    version: 1,
    data: z.object({}),
    texts: { en: { title: 'One' }, nb: { title: 'En' } },
    intents: [],
    home: true,
    offers: () => true,
    begin: () => ({}),
    next: (data) => ({ step: 'only', data }),
    steps: {
      only: defineStep<object, z.ZodObject>({
        card: card('text'),
        input: z.object({}),
        view: () => ({}),
        actions: {},
      }),
    },
  }),
  ...over,
});

describe('a flow that is not right', () => {
  test.each([
    ['no home', [flow({ home: false })], 'Exactly one flow must be home; found 0'],
    ['two of one id', [flow({}), flow({ home: false })], 'there are two flows of this id'],
    [
      'two for one intent',
      [flow({ intents: ['home'] }), flow({ id: 'two', home: false, intents: ['home'] })],
      'another flow answers to "home" already',
    ],
    [
      'a text in one language only',
      [flow({ texts: { en: { title: 'One', more: 'x' }, nb: { title: 'En' } } })],
      'no nb text for more',
    ],
    ['a menu entry without its texts', [flow({ rank: 1 })], 'no text "about"'],
    [
      'a card with a text that is not there',
      [
        flow({
          steps: { only: { card: card('${t.nope}'), input: z.object({}), view: () => ({}), actions: {} } },
        }),
      ],
      'no text for nope',
    ],
    [
      'a card with an input its step does not read',
      [
        flow({
          steps: {
            only: {
              card: card('text', [{ type: 'Input.Text', id: 'name', label: 'Name', maxLength: 10 }]),
              input: z.object({}),
              view: () => ({}),
              actions: {},
            },
          },
        }),
      ],
      'the card and its input schema differ in name',
    ],
  ] as const)('is refused at start: %s', (_name, flows, message) => {
    expect(() => createRegistry(flows)).toThrow(message);
  });

  test('hands over in a circle: refused when it happens', async () => {
    const registry = createRegistry([flow({ next: () => ({ start: 'one', seed: {} }) })]);
    const engine = createEngine({ registry, newToken: () => 't' });
    const talk = talkWith();
    const services = {
      person: { id: 'p', email: 'p@example.com' },
      space: { id: 's', type: 'direct' as const },
      locale: 'en' as const,
      now: talk.clock(),
      key: 'k',
      pstn: talk.pstn,
      access: [],
      spaceOrders: () => Promise.resolve([]),
      erasable: () => Promise.resolve(nothingKept),
      esaRecords: () => Promise.resolve([]),
      ...elsewhere,
    };
    await expect(engine.handle({ kept: [] }, { type: 'added' }, services)).rejects.toThrow('in a circle');
  });
});
