import { z } from 'zod';
import type { View } from '../../cards/card.js';
import type { CanDo } from '../../orders/port/can-do.js';
import { openRejection } from '../../orders/port/fix.js';
import {
  portActionLabel,
  portActions,
  portActionText,
  portRiskTexts,
  type PortAction,
} from '../../reference/port-actions.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { orderStatusTexts } from '../shared/order-words.js';
import { answer, start } from '../shared/outcomes.js';
import { dateFacts } from '../shared/port/date-facts.js';
import { today } from '../shared/port/days.js';
import { heardIn } from '../shared/port/hear-change.js';
import { rejectionLabels } from '../shared/port/rejection-labels.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/can.json' with { type: 'json' };
import type { Data } from './data.js';
import { hasDate, thePort, type Port } from './load.js';

const noInput = z.object({});
/** One place of the card is for the way home. */
const maxButtons = 4;
/** Nobody can ask for another date where none was ever asked for. */
const labelOf = (action: PortAction, found: Port, ctx: Ctx): string =>
  action === 'new_date' && !hasDate(found) ? ctx.t('can.firstDate') : portActionLabel(action, ctx.locale);

const buttons: readonly PortAction[] = ['edit', 'new_date', 'cancel', 'expedite', 'pts'];

/** The risk is told by the hour up to three days; beyond that nobody counts hours. */
const inDaysFrom = 72;

function clockText(left: number | undefined, ctx: Ctx): string {
  if (left === undefined) return '';
  return left < inDaysFrom
    ? ctx.t('can.hours', { hours: left })
    : ctx.t('can.days', { days: Math.floor(left / 24), hours: left % 24 });
}

/** Who does it, the time that is left, and the risk. */
function rowOf({ action, how, why, hoursLeft, risk }: CanDo, found: Port, ctx: Ctx): Record<string, string> {
  const clock = clockText(hoursLeft, ctx);
  const danger = risk === undefined || risk === 'none' ? '' : portRiskTexts(risk, ctx.locale).label;
  return {
    title: `${labelOf(action, found, ctx)} · ${ctx.t(`how.${how}`)}`,
    line: [portActionText(why, ctx.locale), clock, danger === '' ? '' : `${danger}.`]
      .filter(Boolean)
      .join(' '),
  };
}

const buttonOf = ({ action, how }: CanDo, found: Port, ctx: Ctx): { x: string; name: string } => {
  const fixes = action === 'edit' && found.order.status === 'rejected';
  const label = fixes ? ctx.t('can.fix') : labelOf(action, found, ctx);
  return { x: action, name: how === 'pts' && action !== 'pts' ? ctx.t('can.case', { label }) : label };
};

function reasonsOf({ order }: Port, ctx: Ctx): string {
  const open = openRejection(order);
  return open === undefined
    ? ''
    : ctx.t('can.rejectedFor', { labels: rejectionLabels(open.reasons, ctx, '; ') });
}

async function view(data: Data, ctx: Ctx): Promise<View> {
  const port = await thePort(data, ctx);
  const { order, location, can, mayAct } = port;
  const offered = buttons
    .map((action) => can.find((row) => row.action === action && row.how !== 'no'))
    .filter((row) => row !== undefined)
    // Another date is part of the correction of a rejected order.
    .filter(({ action }) => order.status !== 'rejected' || action !== 'new_date');
  const { label, meaning } = orderStatusTexts(order, ctx);
  return {
    eyebrow: eyebrow(ctx, order.customerId),
    heading: `${order.id} · ${label}`,
    meaning,
    reasons: reasonsOf(port, ctx),
    rows: can.map((row) => rowOf(row, port, ctx)),
    dates: dateFacts(order, location, ctx),
    reader: mayAct ? '' : ctx.t('can.reader'),
    actions: mayAct ? offered.slice(0, maxButtons).map((row) => buttonOf(row, port, ctx)) : [],
    others: mayAct && offered.length > 0 ? [] : [{ name: ctx.t('common.status') }],
  };
}

async function hear(said: Saying, data: Data, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (isElsewhere(said, ['change_order', 'order_status'])) return undefined;
  const { location } = await thePort(data, ctx);
  const { orderId } = said.entities;
  const heard = heardIn(said.text, today(location.timeZone, ctx.now), location.country);
  if (orderId !== undefined && orderId !== data.orderId) {
    return { type: 'start', flow: 'change-port', seed: { orderId, ...heard } };
  }
  return Object.keys(heard).length > 0 ? answer<Data>(heard) : undefined;
}

/** What can still be done with this order now, by whom, and at what risk. */
export const canStep: Step<Data> = defineStep<Data, typeof noInput>({
  card,
  input: noInput,
  final: true,
  view,
  actions: {
    do: (_input, data, _ctx, action) =>
      // Each is begun as a conversation of its own: what it changes has a key of its own.
      start('change-port', { orderId: data.orderId, what: portActions.find((one) => one === action) }),
    status: (_input, { orderId }) => start('order-status', { orderId }),
  },
  text: hear,
});
