import { z } from 'zod';
import { esaAddressSchema, type EsaAddress } from '../../../esa/address.js';
import type { Location } from '../../../pstn/provider.js';

const text = z.string();
export const partsSchema = z.object({
  address1: text,
  address2: text,
  city: text,
  state: text,
  postalCode: text,
});

const faultsSchema = z.array(z.object({ code: text, title: text, detail: text }));
const lookupSchema = z.object({
  suggestions: z.array(z.object({ address: esaAddressSchema, faults: faultsSchema })),
  faults: faultsSchema,
});

/** The fields of every flow that asks for an emergency address; spread into the flow's data schema. */
export const esaFields = {
  /** What the address below is for, and the country of its form. */
  addressFor: z.object({ id: text, country: text }).optional(),
  /** As it stands in the form. */
  typed: partsSchema.optional(),
  /** As the provider was asked for it. */
  entered: esaAddressSchema.optional(),
  lookup: lookupSchema.optional(),
  /** Which of several suggestions. */
  chosen: z.number().int().min(0).optional(),
  /** Said once above the form. */
  told: z
    .object({ key: text, params: z.record(text, z.union([text, z.number()])).exactOptional() })
    .optional(),
};

export interface EsaData {
  readonly location?: Location | undefined;
  readonly addressFor?: z.infer<typeof esaFields.addressFor>;
  readonly typed?: z.infer<typeof partsSchema> | undefined;
  readonly entered?: EsaAddress | undefined;
  readonly lookup?: z.infer<typeof lookupSchema> | undefined;
  readonly chosen?: number | undefined;
  readonly told?: z.infer<typeof esaFields.told>;
}

/** The suggestion that is shown; undefined while there is none or it is not known which. */
export function suggestionOf({ lookup, chosen }: EsaData) {
  const all = lookup?.suggestions ?? [];
  return all.length === 1 ? all[0] : chosen === undefined ? undefined : all[chosen];
}

/** The step of the address that is still open. */
export function openAddressStep(data: EsaData): 'address' | 'several' | 'compare' {
  if (data.entered === undefined || (data.lookup?.suggestions ?? []).length === 0) return 'address';
  return suggestionOf(data) === undefined ? 'several' : 'compare';
}

const notAsked = { entered: undefined, lookup: undefined, chosen: undefined } as const;

/**
 * What the provider was asked for one place or number says nothing of another. What was typed stays where the form is
 * the same.
 */
export function addressFor<D extends EsaData>(data: D, id: string, country: string): D {
  const before = data.addressFor;
  if (before?.id === id) return data;
  const isOtherForm = before !== undefined && before.country !== country;
  return {
    ...data,
    ...notAsked,
    ...(isOtherForm ? { typed: undefined } : {}),
    addressFor: { id, country },
  };
}
