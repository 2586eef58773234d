import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../src/cards/template.js';
import { cardSchema } from '../../src/cards/schema.js';
import { bluebird, harborPine } from '../support/fake-world.js';
import { talkWith } from '../support/talk-engine.js';

/** What would be worked out, if names were read as parts of a card or of a sentence. */
const names = [
  '${1+1}',
  '${$root}',
  "${if(true, 'yes', 'no')}",
  '${json(t)}',
  '{name}',
  '{count, plural, one {#} other {#}}',
  "it's '{quoted}'",
  '<b>bold</b> & <script>alert(1)</script>',
  '__proto__',
];

describe('the name of a customer', () => {
  test.each(names)('%s stays what it is on every card, and in the text beside it', async (name) => {
    const access = [harborPine, bluebird].map((customer) => ({
      customer: { ...customer, name: customer === bluebird ? 'Bluebird' : name },
      role: 'partner' as const,
    }));
    const talk = talkWith({ as: 'per', access });
    await talk.say('order numbers');
    talk.fill({ customer: 'hp' });
    const answer = await talk.act('choose');
    expect(cardSchema.safeParse(talk.lastCard()).success).toBe(true);
    expect(JSON.stringify(answer.cards)).toContain(JSON.stringify(name).slice(1, -1));
    expect(answer.markdown).toContain(name);
  });
});

describe('a card template', () => {
  const source = {
    type: 'AdaptiveCard',
    version: '1.3',
    body: [
      { type: 'TextBlock', text: 'Hello ${name}', wrap: true },
      { type: 'TextBlock', $data: '${rows}', text: '${title}', wrap: true },
    ],
  };

  test.each(names)('fills in %s and works nothing out', (name) => {
    const rows = [{ title: name, $when: false, $data: '${$root}' }];
    const [hello, row] = compileTemplate(source).expand({ name, rows }).body;
    expect(hello?.['text']).toBe(`Hello ${name}`);
    expect(row?.['text']).toBe(name);
  });

  test('takes nothing over from what it is filled with', () => {
    const data = JSON.parse('{"name":"x","rows":[{"title":"y","__proto__":{"polluted":true}}]}') as object;
    compileTemplate(source).expand({ ...data });
    expect('polluted' in {}).toBe(false);
  });
});
