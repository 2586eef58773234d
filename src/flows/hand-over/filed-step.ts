import { z } from 'zod';
import { normalId } from '../../language/mail/read-mail.js';
import { controlHubUrl } from '../../reference/control-hub-pages.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry } from '../shared/outcomes.js';
import card from './cards/filed.json' with { type: 'json' };
import type { Data } from './data.js';
import { hear } from './hear.js';
import { byHandOf, customerOfOrder, theTyped } from './load.js';
import { afterFiling } from './type-step.js';

const input = z.object({ controlHubId: z.string().max(60).default('') });

/** How Control Hub writes its order numbers nobody has told: letters, figures and hyphens, a figure among them. */
const isId = (text: string): boolean => /^(?=.*\d)[A-Z\d][A-Z\d-]{2,39}$/.test(text);

async function file(typed: string, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const id = normalId(typed.replace(/^#/, ''));
  const orderId = data.orderId ?? '';
  if (id === '') return retry('filed.missing');
  if (!isId(id)) return retry('filed.noId');
  if (/^SB-/.test(id)) return retry('filed.ours', { id });
  const result = await byHandOf(ctx).filed(orderId, id, ctx.person);
  return result === 'taken' ? retry('filed.taken', { id }) : afterFiling(data, orderId, id);
}

const mostWords = 8;

/** A number that stands alone, or at the end of a short sentence. */
function idIn({ text }: Saying): string | undefined {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1)?.replace(/[.!]$/, '') ?? '';
  return words.length <= mostWords && isId(normalId(last.replace(/^#/, ''))) ? last : undefined;
}

/** It is in Control Hub: the order number it got there. */
export const filedStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  final: true,
  async view(data, ctx) {
    const { order } = await theTyped(data, ctx);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      controlHubId: '',
      links: [{ url: controlHubUrl }],
    };
  },
  deeds: { file: { deed: 'report_status', customer: customerOfOrder } },
  actions: {
    file: ({ controlHubId }, data, ctx) => file(controlHubId, data, ctx),
    list: () => answer<Data>({ placing: undefined }),
  },
  text(said, data, ctx) {
    const id = idIn(said);
    return id === undefined
      ? hear(said, data, ctx)
      : { type: 'press', action: 'file', inputs: { controlHubId: id } };
  },
});
