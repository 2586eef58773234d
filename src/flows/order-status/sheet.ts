import type { Lane, OrderSheet, TimelineRow } from '../../documents/export/order-sheet.js';
import type { Location, Order, OrderEvent } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { orderStatusTexts, orderWhat } from '../shared/order-words.js';
import { locationsOf } from '../shared/orders.js';
import { compactNumbers } from '../shared/phone-format.js';
import { zonedText } from '../shared/port/days.js';
import { eventLabel } from './event-label.js';
import { documentDay, documentName, eventNote, portDatesOf, portFacts, siblingsOf } from './port-view.js';

const labelled = ({ title, value }: { title: string; value: string }) => ({ label: title, value });

const kinds: Partial<Record<OrderEvent['what'], TimelineRow['kind']>> = {
  resubmitted: 'action',
  changed: 'action',
  terms_accepted: 'action',
  document: 'document',
  note: 'note',
};

function toneOf({ status }: OrderEvent): NonNullable<TimelineRow['tone']> {
  if (status === 'rejected' || status === 'error') return 'bad';
  return status === 'completed' || status === 'provisioned' || status === 'foc_received' ? 'good' : 'plain';
}

function laneOf(order: Order, location: Location | undefined, ctx: Ctx): Lane {
  const timeZone = location?.timeZone ?? 'UTC';
  return {
    title: order.id,
    subtitle: orderStatusTexts(order, ctx).label,
    rows: order.events.map((event) => {
      const note = eventNote(event, location, ctx);
      return {
        at: event.at,
        kind: kinds[event.what] ?? 'event',
        tone: toneOf(event),
        when: zonedText(event.at, timeZone, ctx.locale),
        what: eventLabel(event, order, ctx),
        ...(event.by === undefined ? {} : { who: event.by }),
        ...(note === '' ? {} : { note }),
      };
    }),
  };
}

/** The order as it leaves the chat; nothing secret is in it. */
export async function sheetOf(order: Order, ctx: Ctx): Promise<OrderSheet> {
  const siblings = await siblingsOf(order, ctx);
  const locations = await locationsOf([order, ...siblings], ctx);
  const location = locations.get(order.locationId);
  const heading = (key: string): string => ctx.t(`sheet.${key}`);
  const subtitle = [customerOf(ctx, order.customerId)?.name, location?.name].filter(Boolean).join(' · ');
  return {
    title: `${order.id} · ${orderWhat(order, ctx)}`,
    subtitle,
    facts: [
      { label: heading('status'), value: orderStatusTexts(order, ctx).label },
      { label: ctx.t('facts.numbers'), value: compactNumbers(order.numbers) },
      ...(await portFacts(order, location, ctx)).map(labelled),
    ].filter(({ value }) => value !== ''),
    dates: portDatesOf(order, location, false, ctx).map(labelled),
    documents: (order.port?.documents ?? []).map(({ kind, name, at }) => ({
      label: ctx.t(`documents.${kind}`),
      value: [documentName(name, ctx), documentDay(at, location, ctx)].filter(Boolean).join(', '),
    })),
    lanes: [order, ...siblings].map((one) => laneOf(one, locations.get(one.locationId), ctx)),
    headings: {
      facts: heading('facts'),
      dates: heading('dates'),
      timeline: heading('timeline'),
      documents: heading('documents'),
      order: heading('order'),
      when: heading('when'),
      what: heading('what'),
      who: heading('who'),
      note: heading('note'),
    },
    foot: ctx.t('sheet.foot', {
      at: zonedText(ctx.now.toISOString(), location?.timeZone ?? 'UTC', ctx.locale),
    }),
    locale: ctx.locale,
  };
}
