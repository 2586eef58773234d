import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer } from '../shared/outcomes.js';
import { compactNumbers } from '../shared/phone-format.js';
import { controlHub, ptsCase } from '../shared/port/pts-case.js';
import cancelCard from './cards/cancel.json' with { type: 'json' };
import ptsCard from './cards/pts.json' with { type: 'json' };
import type { Data } from './data.js';
import { customerOfPort, thePort } from './load.js';
import { cancelPort } from './send.js';
import { caseWish } from './case-wish.js';
import { portActionLabel, portActionText } from '../../reference/port-actions.js';

const noInput = z.object({});

/** Nothing brings a cancelled order back: asked once more. */
export const cancelStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: cancelCard,
  input: noInput,
  async view(data, ctx) {
    const { order, port, location } = await thePort(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      facts: [
        { title: ctx.t('facts.location'), value: location.name },
        { title: ctx.t('facts.numbers'), value: compactNumbers(order.numbers) },
        { title: ctx.t('facts.carrier'), value: port.losingCarrier },
      ],
      carrier: port.losingCarrier,
      siblings: port.plan === undefined ? '' : ctx.t('cancel.siblings'),
    };
  },
  deeds: { cancelOrder: { deed: 'cancel_port', customer: customerOfPort } },
  actions: {
    cancelOrder: (_input, data, ctx) => cancelPort(data, ctx),
    keep: () => answer<Data>({ what: undefined }),
  },
});

const caseInput = z.object({ caseText: z.string().default('') });

/** What only PTS can do: the case is written, and opened by a person. */
export const ptsStep: Step<Data> = defineStep<Data, typeof caseInput>({
  card: ptsCard,
  input: caseInput,
  async view(data, ctx) {
    const { order, location, can } = await thePort(data, ctx);
    const { what = 'pts' } = data;
    const row = can.find(({ action }) => action === what);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      heading: ctx.t('pts.heading', { order: order.id, what: portActionLabel(what, ctx.locale) }),
      why: row === undefined ? '' : portActionText(row.why, ctx.locale),
      caseText: ptsCase({ order, location, ...caseWish(data, location) }, ctx),
      links: [{ url: controlHub }],
    };
  },
  actions: {
    opened: () => answer<Data>({ done: 'case' }),
    can: () => answer<Data>({ what: undefined, wish: undefined }),
  },
});
