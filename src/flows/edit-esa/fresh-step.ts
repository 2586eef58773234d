import { z } from 'zod';
import { onDefault } from '../../esa/register.js';
import type { Location, Order } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import card from './cards/fresh.json' with { type: 'json' };
import keptCard from './cards/kept.json' with { type: 'json' };
import type { Data } from './data.js';
import { ofLocation, ofRow } from './find.js';
import { knownLines } from './known.js';

const input = z.object({ number: z.string().default('') });
const noInput = z.object({});

export interface Fresh {
  readonly order: Order;
  readonly location: Location;
  /** Numbers of the order that are in service and have no address of their own. */
  readonly numbers: readonly string[];
}

export async function freshOf({ orderId }: Data, ctx: Ctx): Promise<Fresh | undefined> {
  const order = orderId === undefined ? undefined : await visibleOrder(orderId, ctx);
  const location = order && (await locationsOf([order], ctx)).get(order.locationId);
  if (order === undefined || location === undefined) return undefined;
  const [rows, records] = await Promise.all([
    ctx.pstn.directory(order.customerId),
    ctx.esaRecords(order.customerId),
  ]);
  const there = order.numbers.filter((number) => rows.some((row) => row.number === number));
  return { order, location, numbers: onDefault(there, records) };
}

async function theFresh(data: Data, ctx: Ctx): Promise<Fresh> {
  const fresh = await freshOf(data, ctx);
  if (fresh === undefined) throw new Error('The order is not there');
  return fresh;
}

/** New or ported numbers that still have the address of their location: right for some, wrong for others. */
export const freshStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  ready: ({ orderId }) => orderId !== undefined,
  async view(data, ctx) {
    const { order, location, numbers } = await theFresh(data, ctx);
    const rows = await ctx.pstn.directory(order.customerId);
    const named = (number: string): string =>
      rows.find((row) => row.number === number)?.owner?.name ?? ctx.t('fresh.nobody');
    const choices = fitting(
      numbers.map((id) => ({ id, name: `${formatNumber(id)} · ${named(id)}` })),
      '',
    );
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      count: numbers.length,
      location: location.name,
      known: (await knownLines(ofLocation(location), ctx)).map((text) => ({ text })),
      rows: choices,
      number: '',
      style: choiceStyle(choices),
    };
  },
  actions: {
    async own({ number }, data, ctx) {
      const { order, location, numbers } = await theFresh(data, ctx);
      const row = (await ctx.pstn.directory(order.customerId)).find((one) => one.number === number);
      if (row === undefined || !numbers.includes(number)) return retry('fresh.none');
      return answer<Data>({ ...ofRow(row, location), deed: 'change' });
    },
    keep: () => answer<Data>({ saved: 'kept' }),
    async location(_input, data, ctx) {
      return answer<Data>({ ...ofLocation((await theFresh(data, ctx)).location), deed: undefined });
    },
  },
});

/** Left as it is; said what that means. */
export const keptStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: keptCard,
  input: noInput,
  final: true,
  async view(data, ctx) {
    const fresh = await freshOf(data, ctx);
    return {
      eyebrow: eyebrow(ctx, fresh?.order.customerId),
      location: fresh?.location.name ?? '',
      count: fresh?.numbers.length ?? 0,
      order: data.orderId ?? '',
    };
  },
  actions: { again: (_input, { orderId }) => answer<Data>({ saved: undefined, orderId }) },
});
