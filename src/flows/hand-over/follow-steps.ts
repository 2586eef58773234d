import { z } from 'zod';
import { isFinal } from '../../orders/transitions.js';
import { controlHubUrl } from '../../reference/control-hub-pages.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { customerOf, eyebrow } from '../shared/access.js';
import { choiceStyle, fitting } from '../shared/choices.js';
import { orderStatusTexts, orderWhat } from '../shared/order-words.js';
import { answer, retry, start } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { zonedText } from '../shared/port/days.js';
import { locationsOf } from '../shared/orders.js';
import chooseCard from './cards/choose.json' with { type: 'json' };
import followCard from './cards/follow.json' with { type: 'json' };
import type { Data } from './data.js';
import type { Typed } from './form.js';
import { hear, hearFiles } from './hear.js';
import { openOrders, theTyped } from './load.js';

/** What was seen of the numbers last; of a cancelled order, that nobody has said it is in Control Hub. */
function noteLine({ order, handOver, location }: Typed, ctx: Ctx): string {
  const isUntyped = handOver.filedAt === undefined && handOver.controlHubId === undefined;
  if (order.status === 'cancelled' && isUntyped) return ctx.t('follow.untyped');
  const seen = order.events.findLast(({ what }) => what === 'sighted');
  if (seen?.sight === undefined) return '';
  const numbers = compactNumbers(seen.numbers ?? []);
  const at = zonedText(seen.at, location.timeZone, ctx.locale);
  return ctx.t(`sight.${seen.sight}`, { numbers, at });
}

/** In Control Hub, and followed: what is known, and the ways to tell more. */
export const followStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card: followCard,
  input: z.object({}),
  final: true,
  async view(data, ctx) {
    const typed = await theTyped(data, ctx);
    const { order, handOver, location } = typed;
    const { label, meaning } = orderStatusTexts(order, ctx);
    const { filedAt, controlHubId = '' } = handOver;
    const isOver = isFinal(order.type, order.status);
    const facts = [
      ['controlHub', controlHubId],
      ['filed', filedAt === undefined ? '' : zonedText(filedAt, location.timeZone, ctx.locale)],
      ['what', orderWhat(order, ctx)],
      ['location', location.name],
    ] as const;
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: `${order.id} · ${label}`,
      meaning,
      note: noteLine(typed, ctx),
      facts: facts
        .filter(([, value]) => value !== '')
        .map(([key, value]) => ({ title: ctx.t(`facts.${key}`), value })),
      ways: isOver ? '' : ctx.t('follow.ways'),
      report: isOver ? [] : [{}],
      links: [{ url: controlHubUrl }],
    };
  },
  actions: {
    report: () => answer<Data>({ report: {} }),
    status: (_input, { orderId }) => start('order-status', { orderId }),
    others: () => answer<Data>({ orderId: undefined, page: undefined }),
  },
  text: hear,
  files: hearFiles,
});

const input = z.object({ order: z.string().default('') });

/** Orders that are to be typed in, and those that are under way. */
export const chooseStep: Step<Data> = defineStep<Data, typeof input>({
  card: chooseCard,
  input,
  final: true,
  async view({ orderId = '' }, ctx) {
    const open = await openOrders(ctx);
    const found = open.map(({ order }) => order);
    const locations = await locationsOf(found, ctx);
    const all = open.map(({ order, isNew }) => {
      const parts = [
        order.id,
        orderWhat(order, ctx),
        locations.get(order.locationId)?.name,
        ctx.access.length > 1 ? customerOf(ctx, order.customerId)?.name : undefined,
        isNew ? ctx.t('choose.toType') : orderStatusTexts(order, ctx).label,
      ];
      return { id: order.id, name: parts.filter(Boolean).join(' · ') };
    });
    const orders = fitting(all, orderId);
    return {
      orders,
      order: orders[0]?.id ?? '',
      style: choiceStyle(orders),
      none: orders.length === 0 ? ctx.t('choose.none') : '',
      choose: orders.length === 0 ? [] : [{}],
    };
  },
  actions: {
    choose: ({ order }) => (order === '' ? retry('choose.first') : answer<Data>({ orderId: order })),
    home: () => start('home'),
  },
  text: hear,
  files: hearFiles,
});
