import { z } from 'zod';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { retry } from '../shared/outcomes.js';
import { formatNumber } from '../shared/phone-format.js';
import { addressLine } from '../shared/port/letter.js';
import { splitName } from '../shared/port/signature.js';
import card from './cards/remove.json' with { type: 'json' };
import type { Data } from './data.js';
import { customerOfPort, thePort } from './load.js';
import { send } from './send.js';
import { signed, signsHere } from './value-step.js';

const text = z.string().default('');
const input = z.object({ out: text, firstName: text, lastName: text, jobTitle: text, billing: text });
const maxListed = 80;

async function remove(typed: z.infer<typeof input>, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const found = await thePort(data, ctx);
  const { numbers } = found.order;
  const out = numbers.filter((number) => typed.out.split(',').includes(number));
  if (out.length === 0) return retry('remove.chooseFirst');
  if (out.length === numbers.length) return retry('remove.nothingLeft');
  const account = await ctx.pstn.portAccount(found.order.id);
  const letter = signed(typed, data, { found, account }, ctx);
  return 'type' in letter ? letter : send({ remove: out }, 'changed', data, ctx, letter.signed);
}

/** Numbers taken out of a port that waits; the letter of agency names every number, so it is signed anew. */
export const removeStep: Step<Data> = defineStep<Data, typeof input>({
  card,
  input,
  private: true,
  ready: ({ field }) => field === 'numbers',
  async view(data, ctx) {
    const found = await thePort(data, ctx);
    const { order } = found;
    const account = await ctx.pstn.portAccount(order.id);
    const signs = signsHere(data, found);
    return {
      eyebrow: eyebrow(ctx, order.customerId),
      order: order.id,
      rows: order.numbers.slice(0, maxListed).map((number) => ({ id: number, name: formatNumber(number) })),
      out: '',
      signed: signs,
      ...splitName(account?.authorisedName),
      jobTitle: '',
      billing: '',
      service: account === undefined ? '–' : addressLine(account.serviceAddress),
      saves: [{ name: ctx.t(signs ? 'value.sign' : 'remove.save') }],
    };
  },
  deeds: { save: { deed: 'change_port', customer: customerOfPort } },
  actions: { save: (typed, data, ctx) => remove(typed, data, ctx) },
});
