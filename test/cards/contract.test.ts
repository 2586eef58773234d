import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { maxActions, maxCardBytes, maxMessageBytes, type Card } from '../../src/cards/card.js';
import { cardSchema } from '../../src/cards/schema.js';
import { locales } from '../../src/locale.js';
import { shownIn } from '../support/journeys.js';
import { inputElements, registry } from '../support/talk-engine.js';
import { officialSchema } from './official-1-3.js';

interface SerializationContext {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
interface MicrosoftParser {
  readonly Versions: { readonly v1_3: unknown };
  readonly SerializationContext: new (version: unknown) => SerializationContext;
  readonly AdaptiveCard: new () => {
    version: unknown;
    parse(json: unknown, context: SerializationContext): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
}
// The package's type files do not compile under our settings; its browser build runs in Node for parsing.
const microsoft = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as MicrosoftParser;

/** What Microsoft's own parser has to say against the card, read as version 1.3. */
function complaints(card: Card): string[] {
  const context = new microsoft.SerializationContext(microsoft.Versions.v1_3);
  const parsed = new microsoft.AdaptiveCard();
  parsed.version = microsoft.Versions.v1_3;
  parsed.parse(structuredClone(card), context);
  const reported = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...reported, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}

const shownTexts = new Set(['text', 'label', 'title', 'value']);

/** Every text of the card a person can read, except what the engine leaves to the fallback's own form. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  const isChoice = 'title' in node && 'value' in node && !('type' in node);
  const isInput = 'type' in node && String(node.type).startsWith('Input.');
  const isFact = isChoice && !('id' in node);
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value !== 'string') return textsIn(value);
    if (key === 'value' && (isInput || !isFact)) return [];
    return shownTexts.has(key) ? [value] : [];
  });
}

/** Choices carry a value nobody reads; facts carry one that everybody does. */
function withoutChoiceValues(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutChoiceValues);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'choices'
        ? (value as { title: string }[]).map(({ title }) => ({ title }))
        : withoutChoiceValues(value),
    ]),
  );
}

const plain = (text: string): string => text.replaceAll('**', '').trim();
const official = new Ajv({ strict: false, logger: false }).compile(officialSchema);

describe.each(locales)('every card of every flow in %s', async (locale) => {
  const shown = await shownIn(locale);

  test('is shown by one of the journeys', () => {
    const seen = new Set(shown.map(({ flow, step }) => `${flow}/${step}`));
    const all = registry.flows.flatMap(({ flow }) =>
      Object.keys(flow.steps).map((step) => `${flow.id}/${step}`),
    );
    expect(all.filter((step) => !seen.has(step))).toEqual([]);
  });

  test.each(shown.map((one, index) => [`${index} ${one.flow}/${one.step}: ${one.journey}`, one] as const))(
    '%s',
    (_name, { flow, step, card, markdown, told }) => {
      expect(complaints(card)).toEqual([]);
      expect(cardSchema.safeParse(card).error?.issues ?? []).toEqual([]);
      expect(official(card) || official.errors).toBe(true);
      expect(JSON.stringify(card)).not.toMatch(/\$\{|undefined|\[object|NaN/);
      expect(card.actions?.length ?? 0).toBeGreaterThan(0);
      expect(card.actions?.length ?? 0).toBeLessThanOrEqual(maxActions);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(maxCardBytes);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxMessageBytes);
      const known = Object.keys(registry.get(flow).flow.steps[step]?.input.shape ?? {});
      const ids = inputElements(card.body).map((input) => String(input['id']));
      expect(ids.filter((id) => !known.includes(id))).toEqual([]);
      const said = plain(markdown);
      const missing = textsIn(withoutChoiceValues(told ? card.body : card)).filter(
        (text) => !said.includes(plain(text)),
      );
      expect(missing).toEqual([]);
    },
  );
});

/** A press that does nothing is worse than no button. */
test('every button of every card does something its step knows', async () => {
  const shown = await shownIn('en');
  const unknown = shown.flatMap(({ flow, step, card }) =>
    (card.actions ?? []).flatMap((action) => {
      if (action.type !== 'Action.Submit') return [];
      const name = action.data['a'] ?? '';
      const isKnown =
        ['back', 'cancel', 'undo', 'direct'].includes(name) ||
        registry.get(flow).flow.steps[step]?.actions[name];
      return isKnown ? [] : [`${flow}/${step}: ${name}`];
    }),
  );
  expect(unknown).toEqual([]);
});
