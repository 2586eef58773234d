import { z } from 'zod';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { visibleOrder } from '../shared/orders.js';
import { answer } from '../shared/outcomes.js';
import card from './cards/done.json' with { type: 'json' };
import type { Data, Target } from './data.js';
import { currentSettings, settingsText } from './settings.js';

async function customerOfTarget(target: Target | undefined, ctx: Ctx): Promise<string | undefined> {
  if (target === undefined) return undefined;
  const { kind, id } = target;
  if (kind === 'order') return (await visibleOrder(id, ctx))?.customerId;
  if (kind === 'customer') return id;
  const lists = await Promise.all(ctx.access.map(({ customer }) => ctx.pstn.locations(customer.id)));
  return lists.flat().find((one) => one.id === id)?.customerId;
}

/** Says what is in force from now on. */
export const doneStep: Step<Data> = defineStep<Data, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  async view({ done = 'saved', target, settings }, ctx) {
    const kind = target?.kind ?? 'order';
    return {
      eyebrow: eyebrow(ctx, await customerOfTarget(target, ctx)),
      heading: ctx.t(`done.${done}`, { name: target?.name ?? '', kind }),
      inForce: settingsText(settings ?? (await currentSettings(ctx)), ctx),
    };
  },
  actions: {
    settings: () => answer<Data>({ done: undefined, target: undefined, settings: undefined }),
  },
});
