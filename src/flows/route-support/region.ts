import type { Location } from '../../pstn/provider.js';
import { deskContact, regionOfCountry, regions, type DeskId, type Region } from '../../reference/desks.js';
import type { Ctx } from '../engine/flow.js';
import type { Data } from './data.js';

/** Whether the desk is reached differently in different parts of the world. */
export const isRegional = (desk: DeskId): boolean =>
  regions.some((region) => deskContact(desk)[region] !== undefined);

export async function locationsOfAll({ pstn, access }: Ctx): Promise<readonly Location[]> {
  if (!pstn.connected) return [];
  const all = access.map(({ customer }) => pstn.locations(customer.id).catch(() => []));
  return (await Promise.all(all)).flat();
}

/** As chosen, else as remembered, else where the locations it is about are, or all of the person's; undefined when it has to be asked. */
export async function regionOf(
  data: Data,
  ctx: Ctx,
  about: readonly Location[],
): Promise<Region | undefined> {
  const known = data.region ?? ctx.region;
  if (known !== undefined) return known;
  const locations = about.length > 0 ? about : await locationsOfAll(ctx);
  const found = new Set(locations.map(({ country }) => regionOfCountry(country)));
  return found.size === 1 ? [...found][0] : undefined;
}
