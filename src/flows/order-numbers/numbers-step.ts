import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/numbers.json' with { type: 'json' };
import { isFound, type Data } from './data.js';
import { hear } from './hear.js';
import { numbersView } from './numbers-view.js';
import { hearPicks, settlePicks } from './picks.js';
import { pageSize } from './secure.js';

const input = z.object({ numbers: z.string().default('') });

/** The ticks of the page that was shown, together with those of the other pages. */
function ticked(ticks: string, { found = [], picked = [], page = 0 }: Data): string[] {
  const shown = found.slice(page * pageSize, (page + 1) * pageSize).map(({ number }) => number);
  const chosen = new Set(ticks.split(','));
  return found
    .map(({ number }) => number)
    .filter((number) => (shown.includes(number) ? chosen.has(number) : picked.includes(number)));
}

export const numbersStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  view: numbersView,
  ready: isFound,
  actions: {
    settle: ({ numbers }, data, ctx) => settlePicks(ticked(numbers, data), data, ctx),
    page: ({ numbers }, data, _ctx, to) =>
      answer<Data>({ picked: ticked(numbers, data), page: Number(to), agreed: undefined, swap: undefined }),
  },
  async text(said, data, ctx) {
    return (await hearPicks(said, data, ctx)) ?? hear(said, data, ctx);
  },
});
