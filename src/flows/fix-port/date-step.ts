import { z } from 'zod';
import type { RequestedMoment } from '../../orders/port/port-order.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { answer, retry } from '../shared/outcomes.js';
import { dateChoices, today, wishProblem, wishText } from '../shared/port/days.js';
import { readDate, readTime } from '../shared/port/read-date.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/date.json' with { type: 'json' };
import type { Data } from './data.js';
import { headView, reasonCard } from './head.js';
import { theRejected } from './load.js';
import { backFrom, settle, taskAt } from './tasks.js';
import { hearAsk, isAnother, waysAt } from './ways.js';

const input = z.object({ date: z.string().default(''), time: z.string().default('') });

async function choose(wish: RequestedMoment, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const task = taskAt('date', data);
  if (task === undefined) return answer<Data>({});
  const { location, port } = await theRejected(data, ctx);
  const problem = wishProblem(wish, location, ctx);
  if (problem !== undefined) return { type: 'retry', problem };
  if (port.requested?.date === wish.date && port.requested.time === wish.time) return retry('date.same');
  return answer<Data>({ change: { ...data.change, requested: wish }, ...settle(task, data) });
}

const wished = (date: string, time: string | undefined): RequestedMoment =>
  time === undefined || time === '' ? { date } : { date, time };

export const dateStep: Step<Data> = defineStep<Data, typeof input>({
  card: reasonCard(card),
  input,
  ready: (data) => taskAt('date', data) !== undefined,
  back: backFrom('date'),
  async view(data, ctx) {
    const rejected = await theRejected(data, ctx);
    const { location, port } = rejected;
    const refused = port.requested?.date ?? '';
    const dates = dateChoices(location, ctx).filter(({ id }) => id !== refused);
    const later = dates.find(({ id }) => id > refused) ?? dates[0];
    return {
      ...headView(taskAt('date', data), rejected, data, ctx),
      now: port.requested === undefined ? '' : wishText(port.requested, location.timeZone, ctx.locale),
      dates,
      date: data.change?.requested?.date ?? later?.id ?? '',
      // Variant B asks for a time as well.
      timed: location.variant === 'B',
      time: data.change?.requested?.time ?? port.requested?.time ?? '',
      location: location.name,
    };
  },
  actions: {
    choose: ({ date, time }, data, ctx) =>
      date === '' ? retry('date.chooseFirst') : choose(wished(date, time), data, ctx),
    ...waysAt('date'),
  },
  async text(said, data, ctx) {
    const script = hearAsk(said, data);
    if (script !== undefined || isAnother(said, data) || isElsewhere(said, ['fix_order', 'change_order']))
      return script;
    const { location, port } = await theRejected(data, ctx);
    const date = readDate(said.text, today(location.timeZone, ctx.now), { country: location.country });
    const time = readTime(said.text) ?? (location.variant === 'B' ? port.requested?.time : undefined);
    return date === undefined ? undefined : choose(wished(date, time), data, ctx);
  },
});
