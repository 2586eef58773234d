import { z } from 'zod';
import type { RequestedMoment } from '../../orders/port/port-order.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { dateFacts } from '../shared/port/date-facts.js';
import { dateChoices, dayText, today, wishProblem } from '../shared/port/days.js';
import { readDate, readTime } from '../shared/port/read-date.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/date.json' with { type: 'json' };
import type { Data } from './data.js';
import { customerOfPort, hasDate, howOf, thePort } from './load.js';
import { send } from './send.js';

const input = z.object({ date: z.string().default(''), time: z.string().default('') });

/** By the bot before FOC; afterwards the wish goes into a case for PTS. */
async function wish(wanted: RequestedMoment, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await thePort(data, ctx);
  const problem = wishProblem(wanted, found.location, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  if (howOf(found, 'new_date') === 'bot')
    return send({ requested: wanted }, 'moved', { ...data, wish: wanted }, ctx);
  return answer<Data>({ wish: wanted });
}

const moment = (date: string, time: string | undefined): RequestedMoment =>
  time === undefined || time === '' ? { date } : { date, time };

export const dateStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  async view(data, ctx) {
    const found = await thePort(data, ctx);
    const { order, port, location } = found;
    const now = port.requested?.date ?? '';
    const listed = dateChoices(location, ctx).filter(({ id }) => id !== now);
    const wished = data.wish?.date;
    const isListed = wished === undefined || listed.some(({ id }) => id === wished);
    const fits = wished !== undefined && wishProblem({ date: wished }, location, ctx) === undefined;
    const dates = isListed || !fits ? listed : [{ id: wished, name: dayText(wished, ctx.locale) }, ...listed];
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: ctx.t(hasDate(found) ? 'date.another' : 'date.first', { order: order.id }),
      facts: dateFacts(order, location, ctx),
      dates,
      date:
        wished !== undefined && fits ? wished : (dates.find(({ id }) => id > now)?.id ?? dates[0]?.id ?? ''),
      timed: location.variant === 'B',
      time: data.wish?.time ?? port.requested?.time ?? '',
      location: location.name,
      asks: [{ name: ctx.t(howOf(found, 'new_date') === 'bot' ? 'date.ask' : 'date.case') }],
    };
  },
  deeds: { ask: { deed: 'change_port', customer: customerOfPort } },
  actions: {
    ask: ({ date, time }, data, ctx) =>
      date === '' ? retry('date.chooseFirst') : wish(moment(date, time), data, ctx),
  },
  async text(said, data, ctx) {
    const { orderId } = said.entities;
    if (isElsewhere(said, ['change_order']) || (orderId !== undefined && orderId !== data.orderId))
      return undefined;
    const { location, port } = await thePort(data, ctx);
    const date = readDate(said.text, today(location.timeZone, ctx.now), { country: location.country });
    if (date === undefined) return undefined;
    const usual = location.variant === 'B' ? port.requested?.time : undefined;
    const time = readTime(said.text) ?? usual ?? '';
    return { type: 'press', action: 'ask', inputs: { date, time } };
  },
});
