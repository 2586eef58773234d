import type { Ctx, Outcome, Patch, Saying } from '../engine/flow.js';
import { hearChange } from '../shared/change.js';
import { hearFields } from '../shared/hear-fields.js';
import { answer } from '../shared/outcomes.js';
import { isElsewhere } from '../shared/said.js';
import type { Data } from './data.js';

const own = 'order_numbers';
/** The steps that can be changed from the summary. */
export const changeable = ['customer', 'location', 'search', 'numbers'];

/** Every field a sentence fills, whichever step it answers. */
export async function fieldsIn(said: Saying, data: Data, ctx: Ctx, placeAsked = false): Promise<Patch<Data>> {
  const { fields, quantity } = await hearFields(said, data, ctx, placeAsked);
  return { ...fields, ...(quantity === undefined ? {} : { quantity }) };
}

/** Takes a sentence as an answer when it fills at least one field, or names the one to change. */
export async function hear(
  said: Saying,
  data: Data,
  ctx: Ctx,
  placeAsked = false,
): Promise<Outcome<Data> | undefined> {
  if (isElsewhere(said, [own])) return undefined;
  const fields = await fieldsIn(said, data, ctx, placeAsked);
  if (Object.keys(fields).length > 0) return answer<Data>(fields);
  return hearChange<Data>(said, changeableNow(data), ctx) ?? again(said);
}

/** Before anything is found there is nothing to choose from. */
function changeableNow({ location, found = [] }: Data): readonly string[] {
  if (location === undefined) return [];
  return changeable.filter((step) => step !== 'numbers' || found.length > 0);
}

const again = ({ intent }: Saying): Outcome<Data> | undefined =>
  intent === own ? { type: 'retry' } : undefined;

export const hearPlaceAnswer = (said: Saying, data: Data, ctx: Ctx): Promise<Outcome<Data> | undefined> =>
  hear(said, data, ctx, true);
