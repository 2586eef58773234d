import type { Ctx, Patch, Saying } from '../engine/flow.js';
import { hearPlace, type PlaceData } from './place.js';
import { quantityIn } from './said.js';
import { areaOf, hearWhere, type Where } from './where.js';

export interface Heard {
  readonly fields: Patch<PlaceData>;
  /** How many, when the text says so; a bare area code is no quantity. */
  readonly quantity: number | undefined;
}

/**
 * What a sentence says about customer, location and area. `placeAsked`: it answers the question for the
 * location, so a city in it names the location and not where to look for numbers.
 */
export async function hearFields(
  said: Saying,
  data: PlaceData,
  ctx: Ctx,
  placeAsked = false,
): Promise<Heard> {
  const { text, entities } = said;
  const place = await hearPlace(text, entities.city, data, ctx);
  const heard = hearWhere(text, entities, data.where);
  const namesPlace = heard?.areaCode === undefined && heard?.city === place.location?.city;
  const isKept = placeAsked || (areaOf(data.where ?? {}) !== '' && data.where?.locationId === undefined);
  const where = place.location !== undefined && namesPlace && isKept ? undefined : heard;
  const isCode = heard?.areaCode !== undefined && text.trim() === heard.areaCode;
  const quantity = isCode ? undefined : quantityIn(said);
  return {
    fields: { ...place, ...(where === undefined ? {} : { where: untied(where, place.location?.id, data) }) },
    quantity: quantity === undefined || quantity < 1 ? undefined : quantity,
  };
}

/** Another location begins its search anew, but keeps what was said together with it. */
const untied = (where: Where, locationId: string | undefined, { location }: PlaceData): Where =>
  locationId !== undefined && locationId !== location?.id ? { ...where, locationId: undefined } : where;
