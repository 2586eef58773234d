import { z } from 'zod';
import { readRouting } from '../../language/routing/read-routing.js';
import { deskIds } from '../../reference/desks.js';
import { defineFlow, type Ctx, type Effect, type Next, type Opening } from '../engine/flow.js';
import { fill } from '../shared/outcomes.js';
import { withSharedTexts } from '../shared/texts.js';
import { aboutOf } from './about.js';
import { dataSchema, longestText, mostTries, type Data } from './data.js';
import { deskStep } from './desk-step.js';
import { describeStep, noneStep } from './describe-steps.js';
import { desksStep } from './desks-step.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };
import { isRegional, regionOf } from './region.js';
import { deskOf, deskOfOrder, heard, isBare, subjectOf } from './route.js';
import { regionStep, whichStep } from './which-steps.js';

const seedSchema = z
  .object({
    desk: z.enum(deskIds).optional().catch(undefined),
    text: z.string().optional(),
    orderId: z.string().optional(),
  })
  .catch({});

async function begin({ seed, said }: Opening, ctx: Ctx): Promise<Data> {
  if (said !== undefined) {
    const reading = await ctx.routing(said.text);
    const data = fill<Data>({}, heard(said.text, reading));
    return isBare(said.text, reading) ? { orderId: data.orderId, asked: said.text } : data;
  }
  const { desk, text, orderId } = seedSchema.parse(seed);
  // Which desk it is has been decided.
  if (desk !== undefined) {
    const known = heard(text ?? '', readRouting(text ?? ''));
    return fill<Data>(
      {},
      { ...known, text: text?.slice(0, longestText), desk, orderId: orderId ?? known.orderId },
    );
  }
  return text === undefined ? {} : fill<Data>({}, heard(text, await ctx.routing(text)));
}

const routing = (id: string, data: Data): Effect[] => {
  const desk = deskOf(data);
  if (desk === undefined) return [];
  const subject = subjectOf(data);
  return [{ type: 'routed', id, routing: { desk, ...(subject === undefined ? {} : { subject }) } }];
};

/** No desk yet: it is asked what it is about; in vain twice, and all desks are shown. */
function openStep({ options, label, tries = 0 }: Data): string {
  if (options !== undefined && label === undefined) return 'which';
  if (tries >= mostTries) return 'desks';
  if (label === undefined) return 'describe';
  return tries > 0 ? 'desks' : 'none';
}

/** What is still open: what it is about, which of two desks, or which part of the world. */
async function next(before: Data, ctx: Ctx): Promise<Next<Data>> {
  if (before.list === true) return { step: 'desks', data: before };
  const about = await aboutOf(before, ctx);
  const ofOrder = deskOfOrder(before, about.order);
  const data =
    ofOrder === undefined
      ? before
      : { ...before, desk: ofOrder, options: undefined, text: before.text ?? before.asked };
  const desk = deskOf(data);
  if (desk === undefined) return { step: openStep(data), data };
  const region = isRegional(desk) ? await regionOf(data, ctx, about.locations) : undefined;
  if (isRegional(desk) && region === undefined) return { step: 'region', data };
  if (data.routedId !== undefined) return { step: 'desk', data: { ...data, region } };
  return {
    step: 'desk',
    data: { ...data, region, routedId: ctx.key },
    effects: routing(ctx.key, data),
  };
}

/** Which support desk it is, why, how to reach it, and a case text to paste; what the bot can do itself comes first. */
export default defineFlow<Data>({
  id: 'route-support',
  version: 1,
  data: dataSchema,
  texts: withSharedTexts({ en, nb }),
  intents: ['route_support'],
  question: true,
  rank: 90,
  offers: () => true,
  begin,
  next,
  steps: {
    describe: describeStep,
    which: whichStep,
    region: regionStep,
    desk: deskStep,
    desks: desksStep,
    none: noneStep,
  },
});
