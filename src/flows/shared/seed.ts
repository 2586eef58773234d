import { z } from 'zod';
import { locationSchema } from './place.js';
import { whereSchema } from './where.js';

const text = z.string().optional().catch(undefined);

const schema = z.object({
  customerId: text,
  locationId: text,
  /** As a draft of an earlier version saved it. */
  location: locationSchema.optional().catch(undefined),
  where: whereSchema.optional().catch(undefined),
  quantity: z.coerce.number().int().positive().optional().catch(undefined),
  size: z.coerce.number().int().positive().optional().catch(undefined),
  numberType: z.enum(['local', 'national']).optional().catch(undefined),
  details: text,
  areaCode: text,
  city: text,
  state: text,
  prefix: text,
});
export type Seed = Omit<z.infer<typeof schema>, 'location' | 'areaCode' | 'city' | 'state' | 'prefix'>;

/** What a button, another flow or an older draft brings along; anything that does not fit is left out. */
export function readSeed(seed: Readonly<Record<string, unknown>>): Seed {
  const { location, areaCode, city, state, prefix, where, ...rest } = schema.parse(seed);
  const named = areaCode ?? city ?? state ?? prefix;
  return {
    ...rest,
    locationId: rest.locationId ?? location?.id,
    where: named === undefined ? where : { areaCode, city, state, prefix },
  };
}
