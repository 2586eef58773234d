import { z } from 'zod';
import type { AnyFlow, Ctx, Step } from '../../src/flows/engine/flow.js';
import { createRegistry, type Registry } from '../../src/flows/engine/registry.js';

type Data = Readonly<Record<string, unknown>>;

const button = (a: string) => ({ type: 'Action.Submit', title: a, data: { a } });

/** The fields of a step whose card is one text and a button for each of `actions`. */
export function cardOf(
  text: string,
  view: (data: Data, ctx: Ctx) => Readonly<Record<string, string>> = () => ({}),
  actions: Step<Data>['actions'] = {},
): Step<Data> {
  const heading = { type: 'TextBlock', text, wrap: true, weight: 'bolder' };
  return {
    card: {
      type: 'AdaptiveCard',
      version: '1.3',
      body: [heading],
      actions: Object.keys(actions).map(button),
    },
    input: z.object({}),
    view,
    actions,
  };
}

const texts = {
  title: 'Bills',
  too_large: 'It is too_large.',
  gone: 'It is gone.',
  unavailable: 'It is unavailable.',
};

/** The flows of the product and a test's own; an intent that a test claims is the test's. */
export function together(product: Registry, own: readonly AnyFlow[]): Registry {
  const claimed = new Set(own.flatMap(({ intents }) => intents));
  const others = product.flows.map(({ flow }) => ({
    ...flow,
    intents: flow.intents.filter((intent) => !claimed.has(intent)),
  }));
  return createRegistry([...others, ...own]);
}

/** A flow of few words: its first step is open until `data.step` names another. */
export function textFlow(id: string, over: Partial<AnyFlow> & Pick<AnyFlow, 'steps'>): AnyFlow {
  const [first = ''] = Object.keys(over.steps);
  return {
    id,
    version: 1,
    data: z.record(z.string(), z.unknown()),
    texts: { en: texts, nb: texts },
    intents: [],
    offers: () => true,
    begin: ({ seed }) => seed,
    next: (data: Data) => ({ step: typeof data['step'] === 'string' ? data['step'] : first, data }),
    ...over,
  };
}
