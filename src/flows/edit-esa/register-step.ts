import { z } from 'zod';
import { esaFact } from '../../reference/esa-facts.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { customerOf } from '../shared/access.js';
import { formatDay, formatTime, zoneName } from '../shared/moments.js';
import { answer, start } from '../shared/outcomes.js';
import registerCard from './cards/register.json' with { type: 'json' };
import reviewCard from './cards/review.json' with { type: 'json' };
import type { Data } from './data.js';
import { cardRows, entriesOf, nextReviewOf, registerFile } from './register-rows.js';

const noInput = z.object({});

async function post({ customerId = '' }: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { name, bytes } = await registerFile(customerId, ctx);
  const file = await ctx.files.keep({ name, type: 'text/csv', bytes });
  return { type: 'effects', effects: [{ type: 'post-file', file, markdown: ctx.t('register.posted') }] };
}

async function counts(customerId: string, ctx: Ctx) {
  const entries = await entriesOf(customerId, ctx);
  const numbers = entries.flatMap((entry) => entry.numbers);
  const known = [...entries, ...numbers].filter(({ state }) => state === 'set').length;
  return { entries, locations: entries.length, numbers: numbers.length, known };
}

/** How old the list of numbers is, where the back end keeps what it has read. */
async function readWhen(customerId: string, timeZone: string, ctx: Ctx): Promise<string> {
  const readAt = await ctx.pstn.directoryReadAt?.(customerId);
  if (readAt === undefined) return '';
  const time = `${formatTime(readAt, timeZone, ctx.locale)} ${zoneName(readAt, timeZone, ctx.locale)}`;
  return ctx.t('register.readAt', { time });
}

/** All locations and numbers of a customer with what is known of their addresses. */
export const registerStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: registerCard,
  input: noInput,
  final: true,
  async view({ customerId = '', reviewing }, ctx) {
    const { entries, locations, numbers } = await counts(customerId, ctx);
    const rows = cardRows(entries, ctx);
    const zone = entries[0]?.location.timeZone ?? 'UTC';
    const day = formatDay(await nextReviewOf(customerId, ctx), zone, ctx.locale);
    const mayChange = may(ctx, 'save_address', customerId);
    return {
      customer: customerOf(ctx, customerId)?.name ?? '',
      locations,
      numbers,
      places: rows.locations,
      own: rows.numbers,
      rest: ctx.t(rows.isCut ? 'register.cut' : 'register.rest'),
      unseen: esaFact('cannot_read', ctx.locale),
      readAt: await readWhen(customerId, zone, ctx),
      review: reviewing === undefined ? '' : ctx.t(`reviewing.${reviewing}`, { day }),
      changes: mayChange ? [{ name: ctx.t('register.change') }] : [],
      reviews: reviewing === 'on' ? [] : [{ name: ctx.t('register.remind') }],
    };
  },
  actions: {
    csv: (_input, data, ctx) => post(data, ctx),
    change: () => start('edit-esa'),
    remind: () => answer<Data>({ reviewing: 'on' }),
  },
});

/** A year later, told without being asked. */
export const reviewStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: reviewCard,
  input: noInput,
  final: true,
  async view({ customerId = '' }, ctx) {
    const { locations, numbers, known } = await counts(customerId, ctx);
    return { customer: customerOf(ctx, customerId)?.name ?? '', locations, numbers, known };
  },
  actions: {
    register: () => answer<Data>({ view: 'register' }),
    stop: () => answer<Data>({ view: 'register', reviewing: 'off' }),
  },
});
