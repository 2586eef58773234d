import { z } from 'zod';
import type { View } from '../../cards/card.js';
import type { Location, Order } from '../../pstn/provider.js';
import { portDay, type PortDayList } from '../../reference/port-day.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { formatMoment, zoneName } from '../shared/moments.js';
import { locationsOf, visibleOrder } from '../shared/orders.js';
import { answer, start } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { today } from '../shared/port/days.js';
import dayBeforeCard from './cards/day-before.json' with { type: 'json' };
import portOutCard from './cards/port-out.json' with { type: 'json' };
import testCard from './cards/test.json' with { type: 'json' };
import testedCard from './cards/tested.json' with { type: 'json' };
import type { Data } from './data.js';

const none = z.object({});

const moment = (iso: string | undefined, location: Location | undefined, ctx: Ctx): string => {
  if (iso === undefined) return '';
  const timeZone = location?.timeZone ?? 'UTC';
  return `${formatMoment(iso, timeZone, ctx.locale)} ${zoneName(iso, timeZone, ctx.locale)}`;
};

function isToday(iso: string | undefined, location: Location | undefined, { now }: Ctx): boolean {
  const zone = location?.timeZone ?? 'UTC';
  return iso !== undefined && today(zone, new Date(iso)) === today(zone, now);
}

const list = (name: PortDayList, ctx: Ctx) =>
  portDay(name, ctx.locale).map((text) => ({ text: `- ${text}` }));

/** A view of the order and its location; one that has gone from sight says no more than its number. */
const ofOrder =
  (view: (order: Order, location: Location | undefined, ctx: Ctx) => View) =>
  async ({ orderId = '' }: Data, ctx: Ctx): Promise<View> => {
    const order = await visibleOrder(orderId, ctx);
    const location = order && (await locationsOf([order], ctx)).get(order.locationId);
    const shown = order ?? ({ id: orderId, numbers: [], events: [], customerId: '' } as unknown as Order);
    return {
      eyebrow: eyebrow(ctx, shown.customerId),
      orderId,
      numbers: compactNumbers(shown.numbers),
      location: location?.name ?? '',
      ...view(shown, location, ctx),
    };
  };

const open = (_input: unknown, { orderId }: Data) => start('order-status', { orderId });
const help = (_input: unknown, { orderId }: Data) => start('change-port', { orderId, what: 'pts' });

export const dayBeforeStep: Step<Data> = defineStep<Data, typeof none>({
  card: dayBeforeCard,
  input: none,
  final: true,
  view: ofOrder((order, location, ctx) => ({
    heading: ctx.t(isToday(order.port?.foc, location, ctx) ? 'dayBefore.today' : 'dayBefore.tomorrow', {
      orderId: order.id,
    }),
    when: moment(order.port?.foc, location, ctx),
    rows: list('day_before', ctx),
  })),
  actions: { open },
});

export const testStep: Step<Data> = defineStep<Data, typeof none>({
  card: testCard,
  input: none,
  final: true,
  view: ofOrder((order, location, ctx) => ({
    when: moment(order.port?.activatedAt ?? order.port?.foc, location, ctx),
    rows: list('test', ctx),
  })),
  actions: { works: () => answer<Data>({ press: 'works' }), help },
});

export const testedStep: Step<Data> = defineStep<Data, typeof none>({
  card: testedCard,
  input: none,
  final: true,
  view: ofOrder(() => ({})),
  actions: { open },
});

export const portOutStep: Step<Data> = defineStep<Data, typeof none>({
  card: portOutCard,
  input: none,
  final: true,
  view: ofOrder((order, location, ctx) => {
    const asked = order.events.findLast(({ what }) => what === 'port_out');
    return {
      leaving: compactNumbers(asked?.numbers ?? order.numbers),
      deadline: moment(asked?.deadline, location, ctx),
      note: asked?.reason ?? '',
      rows: list('port_out', ctx),
    };
  }),
  actions: { open, help },
});
