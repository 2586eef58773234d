import { z } from 'zod';
import { defineStep, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import card from './cards/edit.json' with { type: 'json' };
import { editables, type Data } from './data.js';
import { thePort } from './load.js';

const input = z.object({ field: z.string().default('') });

/** What of the order is to be changed. */
export const editStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  async view({ field = '', ...data }, ctx) {
    const { order } = await thePort(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      fields: editables.map((id) => ({ id, name: ctx.t(`editables.${id}`) })),
      field,
    };
  },
  actions: {
    choose: ({ field }) =>
      editables.some((id) => id === field) ? answer<Data>({ field }) : retry('edit.chooseFirst'),
  },
  text(said, _data, ctx) {
    if (isElsewhere(said, ['change_order'])) return undefined;
    const text = said.text.trim().toLowerCase();
    const field = editables.find((id) => ctx.t(`editables.${id}`).toLowerCase().startsWith(text));
    return field === undefined || text.length < 3 ? undefined : answer<Data>({ field });
  },
});
