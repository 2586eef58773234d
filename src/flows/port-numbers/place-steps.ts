import type { View } from '../../cards/card.js';
import { readNumbers } from '../../orders/numbers/read-numbers.js';
import type { Ctx, Step } from '../engine/flow.js';
import { mine } from '../shared/access.js';
import { customerStep, locationStep } from '../shared/place-steps.js';
import type { Data } from './data.js';
import { hear } from './hear.js';
import { takeLists } from './list-file.js';

/** How many numbers wait to be read for a location: as many as one of the countries it may be in makes of them. */
async function countOf(pasted: string, { customerId }: Data, ctx: Ctx): Promise<number> {
  const among = mine(ctx).filter(({ customer }) => customerId === undefined || customer.id === customerId);
  const locations = (await Promise.all(among.map(({ customer }) => ctx.pstn.locations(customer.id)))).flat();
  const countries = [...new Set(locations.map(({ country }) => country))];
  const counts = countries.map((country) => readNumbers(pasted, { country, sandbox: true }).numbers.length);
  return Math.max(0, ...counts);
}

async function withNote(view: View, data: Data, ctx: Ctx): Promise<View> {
  const { pasted } = data;
  if (pasted === undefined) return view;
  return { ...view, note: ctx.t('common.kept', { count: await countOf(pasted, data, ctx) }) };
}

/** A place step that takes numbers as well, and says that it has them. */
const withNumbers = (step: Step<Data>): Step<Data> => ({
  ...step,
  text: hear,
  files: (files, said, data, ctx) => takeLists(files, said.text, data, ctx),
  ready: ({ done }) => done !== true,
  view: async (data, ctx) => withNote(await step.view(data, ctx), data, ctx),
});

export const placeSteps = {
  customer: withNumbers(customerStep()),
  location: withNumbers(locationStep),
};
