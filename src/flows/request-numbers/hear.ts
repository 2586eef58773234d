import type { Ctx, Outcome, Patch, Saying } from '../engine/flow.js';
import { answer } from '../shared/outcomes.js';
import { hearPlace } from '../shared/place.js';
import { isElsewhere, quantityIn } from '../shared/said.js';
import { isTollFreeCode } from '../shared/where.js';
import type { Data } from './data.js';

/** `order_numbers` is how people ask for numbers, also where numbers have to be requested. */
const own = ['request_numbers', 'order_numbers'] as const;
const detailsPattern = /^\s*(?:details|note|opplysninger|merknad)\s*[:–-]\s*(\S.*)$/is;

export async function fieldsIn(said: Saying, data: Data, ctx: Ctx): Promise<Patch<Data>> {
  const details = detailsPattern.exec(said.text)?.[1];
  if (details !== undefined) return { details: details.trim() };
  const quantity = quantityIn(said);
  const { numberType, city, areaCode } = said.entities;
  return {
    ...(await hearPlace(said.text, city, data, ctx)),
    ...(quantity === undefined || quantity < 1 ? {} : { quantity }),
    ...(numberType === undefined ? {} : { numberType }),
    ...(isTollFreeCode(areaCode) ? { tollFree: true } : {}),
  };
}

export async function hear(said: Saying, data: Data, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  if (isElsewhere(said, own) && !detailsPattern.test(said.text)) return undefined;
  const fields = await fieldsIn(said, data, ctx);
  if (Object.keys(fields).length > 0) return answer<Data>(fields);
  return said.intent !== undefined && own.some((intent) => intent === said.intent)
    ? { type: 'retry' }
    : undefined;
}
