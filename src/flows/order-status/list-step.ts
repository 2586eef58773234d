import { z } from 'zod';
import { maxActions, type View } from '../../cards/card.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { orderLine, orderStatusTexts } from '../shared/order-words.js';
import { locationsOf } from '../shared/orders.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/list.json' with { type: 'json' };
import { scopes, type Data, type Scope } from './data.js';
import { hear } from './hear.js';
import { customerInScope, ordersIn } from './scope.js';

const pageSize = 10;
const input = z.object({ order: z.string().default('') });

interface Button {
  readonly a: string;
  readonly x: string;
  readonly name: string;
}

const scopeButtons = (current: Scope, ctx: Ctx): Button[] =>
  scopes
    .filter((scope) => scope !== current && (scope !== 'space' || ctx.space.type === 'group'))
    .map((scope) => ({ a: 'scope', x: scope, name: ctx.t(`scopes.${scope}`) }));

const pageButtons = (page: number, count: number, ctx: Ctx): Button[] => [
  ...((page + 1) * pageSize < count ? [{ a: 'page', x: String(page + 1), name: ctx.t('list.older') }] : []),
  ...(page > 0 ? [{ a: 'page', x: String(page - 1), name: ctx.t('list.newer') }] : []),
];

async function listView(data: Data, ctx: Ctx): Promise<View> {
  const { scope = 'mine', page = 0 } = data;
  const orders = await ordersIn(scope, data, ctx);
  const shown = orders.slice(page * pageSize, (page + 1) * pageSize);
  const locations = await locationsOf(shown, ctx);
  const open = shown.length > 0 ? [{ name: ctx.t('list.open') }] : [];
  const home = { a: 'cancel', x: '', name: ctx.t('common.home') };
  const others = [...pageButtons(page, orders.length, ctx), ...scopeButtons(scope, ctx), home];
  const customer = customerOf(ctx, customerInScope(data, ctx))?.name ?? '';
  return {
    heading: ctx.t(`headings.${scope}`, { customer, count: orders.length }),
    empty: orders.length === 0 ? ctx.t(`empty.${scope}`, { customer }) : '',
    rows: shown.map((order) => ({
      id: order.id,
      name: `${orderLine(order, locations.get(order.locationId), ctx)} · ${orderStatusTexts(order, ctx).label}`,
    })),
    order: shown.length === 1 ? (shown[0]?.id ?? '') : '',
    open,
    others: others.slice(0, maxActions - open.length),
  };
}

export const listStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  view: listView,
  actions: {
    open: ({ order }) => (order === '' ? retry('list.chooseFirst') : answer<Data>({ orderId: order })),
    scope: (_input, _data, _ctx, to) =>
      answer<Data>({ scope: scopes.find((scope) => scope === to), customerId: undefined, page: 0 }),
    page: (_input, _data, _ctx, to) => answer<Data>({ page: Number(to) }),
  },
  async text(said, data, ctx) {
    const row = /^\s*(\d{1,2})\s*$/.exec(said.text)?.[1];
    if (row === undefined) return hear(said, data, ctx);
    const { scope = 'mine', page = 0 } = data;
    const order = (await ordersIn(scope, data, ctx))[page * pageSize + Number(row) - 1];
    return order === undefined ? retry('list.noSuchRow') : answer<Data>({ orderId: order.id });
  },
});
