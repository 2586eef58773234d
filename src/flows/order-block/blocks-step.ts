import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { retry } from '../shared/outcomes.js';
import { numbersIn } from '../shared/phone-format.js';
import { whereText } from '../shared/where.js';
import { blockText, hold, numbersOf } from './blocks.js';
import card from './cards/blocks.json' with { type: 'json' };
import { isFound, type Block, type Data } from './data.js';
import { hear } from './hear.js';

const input = z.object({ block: z.string().default('') });

/** The block a text names: its row, or any number in it. */
function blockIn(text: string, found: readonly Block[]): Block | undefined {
  const row = /^(\d{1,2})\s*\.?$/.exec(text.trim())?.[1];
  if (row !== undefined) return found[Number(row) - 1];
  const [number] = numbersIn(text);
  return number === undefined ? undefined : found.find((block) => numbersOf(block).includes(number));
}

export const blocksStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: isFound,
  view: ({ customerId, location, where = {}, size, found = [], chosen, lost }, ctx) => ({
    eyebrow: eyebrow(ctx, customerId),
    location: location?.name ?? '',
    where: whereText(where, ctx),
    size: size ?? 0,
    lost: lost === undefined ? '' : ctx.t('blocks.lost', { block: blockText(lost) }),
    rows: found.map((block, index) => ({
      id: block.first,
      name: `${index + 1} · ${blockText(block)} · ${block.city}`,
    })),
    block: chosen?.first ?? found[0]?.first ?? '',
  }),
  actions: {
    choose({ block }, data, ctx) {
      const chosen = data.found?.find(({ first }) => first === block);
      return chosen === undefined ? retry('blocks.none') : hold(chosen, data, ctx);
    },
  },
  text(said, data, ctx) {
    const { found = [] } = data;
    const chosen = blockIn(said.text, found);
    return chosen === undefined ? hear(said, data, ctx) : hold(chosen, data, ctx);
  },
});
