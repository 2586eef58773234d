import { z } from 'zod';
import type { View } from '../../cards/card.js';
import {
  checkRequested,
  nextValidDates,
  portWindow,
  type DateCheck,
} from '../../orders/port/business-days.js';
import { holidayName } from '../../reference/holidays.js';
import type { PortClass } from '../../reference/port-classes.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { zoneName } from '../shared/moments.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/date.json' with { type: 'json' };
import type { Data } from './data.js';
import { readDate, readTime } from '../shared/port/read-date.js';
import { dayText, today } from './days.js';
import { ordersToBe, planOf } from './orders-to-be.js';
import { rule } from './rules.js';

const input = z.object({
  date: z.string().default(''),
  time: z.string().default(''),
  extraEmail: z.string().max(200).default(''),
});

const offered = 15;

/** One date for all orders, so the slowest class of them counts. */
export const classOf = (data: Data): PortClass | undefined => planOf(data).portClass?.id;

function problemOf(
  check: Extract<DateCheck, { ok: false }>,
  wished: string,
  data: Data,
  ctx: Ctx,
): Outcome<Data> {
  const { window, why, instead, holiday } = check;
  const params = {
    date: why === 'not_a_date' ? wished : dayText(wished, ctx),
    earliest: dayText(window.earliest, ctx),
    latest: dayText(window.latest, ctx),
    next: instead === undefined ? '' : dayText(instead, ctx),
    holiday: holiday === undefined ? '' : holidayName(holiday, ctx.locale),
    from: window.from,
    to: window.to,
  };
  const date = instead ?? data.date;
  return { type: 'retry', problem: { key: `date.${why}`, params }, data: { date } };
}

const emailPattern = /^[^\s@,]+@[^\s@,.]+(?:\.[^\s@,.]+)+$/;

function settle(typed: z.infer<typeof input>, data: Data, ctx: Ctx): Outcome<Data> {
  const { date, time } = typed;
  const extraEmail = typed.extraEmail.trim();
  const { location } = data;
  if (location === undefined) return answer<Data>({});
  if (date === '') return retry('date.missing');
  const wish = { date, ...(time === '' ? {} : { time }) };
  const check = checkRequested(wish, location, ctx.now, classOf(data));
  if (!check.ok) return problemOf(check, date, data, ctx);
  if (extraEmail !== '' && !emailPattern.test(extraEmail)) {
    return { type: 'retry', problem: { key: 'date.emailWrong', params: { email: extraEmail } }, data: wish };
  }
  return answer<Data>({
    date,
    time: time || undefined,
    extraEmail: extraEmail || undefined,
    dateKnown: true,
  });
}

/** Whole hours of the window, both ends included. */
function hoursOf({ from, to }: { readonly from: string; readonly to: string }): string[] {
  const [first, last] = [Number(from.slice(0, 2)), Number(to.slice(0, 2))];
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${String(first + index).padStart(2, '0')}:00`,
  );
}

function view(data: Data, ctx: Ctx): View {
  const { location, date, time, extraEmail } = data;
  if (location === undefined) return {};
  const portClass = classOf(data);
  const window = portWindow(location, ctx.now, portClass);
  const next = nextValidDates(location, ctx.now, offered, portClass);
  const dates = date === undefined || next.includes(date) ? next : [...next, date].sort();
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    location: location.name,
    about: ctx.t('date.about', { location: location.name, earliest: dayText(window.earliest, ctx) }),
    zone: zoneName(ctx.now.toISOString(), location.timeZone, ctx.locale),
    rule: rule('date_no_promise', ctx),
    dates: dates.map((day) => ({ id: day, name: dayText(day, ctx) })),
    date: date ?? next[0] ?? '',
    times: hoursOf(window).map((hour) => ({ id: hour, name: hour })),
    time: time ?? '',
    extraEmail: extraEmail ?? '',
  };
}

/** Date and time wished, in the time of the location; variant B asks for them. */
export const dateStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: (data) => data.location?.variant === 'B' && ordersToBe(data).length > 0,
  view,
  actions: { settle },
  text(said, data, ctx) {
    const email = /(?<![^\s,;<])[^\s,;<]*@[^\s,;>]*/.exec(said.text)?.[0];
    const rest = email === undefined ? said.text : said.text.replace(email, ' ');
    const date = readDate(rest, today(data, ctx), { country: data.location?.country });
    const time = readTime(rest);
    if (date === undefined && time === undefined && email === undefined) {
      return /\d/.test(rest) ? retry('date.not_a_date', { date: said.text.slice(0, 40) }) : undefined;
    }
    const wished = { date: date ?? data.date ?? '', time: time ?? data.time ?? '' };
    if (wished.date === '') return { type: 'retry', data: { time, extraEmail: email } };
    return settle({ ...wished, extraEmail: email ?? data.extraEmail ?? '' }, data, ctx);
  },
});
