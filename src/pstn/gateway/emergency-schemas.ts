import { z } from 'zod';
import { esaAddressSchema } from '../../esa/address.js';
import { ecbnQualities } from '../../esa/directory.js';

const fault = z.object({ code: z.string(), title: z.string(), detail: z.string() });
const faults = z.array(fault);

/** Owners of a kind from later days count as features: nobody's desk. */
const owner = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['user', 'workspace', 'feature']).catch('feature'),
});

export const directoryAnswer = z.object({
  rows: z.array(
    z.object({
      locationId: z.string(),
      number: z.string().exactOptional(),
      extension: z.string().exactOptional(),
      isMain: z.boolean(),
      owner: owner.exactOptional(),
    }),
  ),
});

export const ecbn = z.object({
  number: z.string().exactOptional(),
  quality: z.enum(ecbnQualities).catch('INVALID'),
});

export const lookupAnswer = z.object({
  suggestions: z.array(z.object({ address: esaAddressSchema, faults })),
  faults,
});

export const savedAnswer = z.union([
  z.object({ ok: z.literal(true), addressId: z.string().exactOptional() }),
  z.object({ ok: z.literal(false), why: z.literal('refused'), faults }),
  z.object({ ok: z.literal(false), why: z.literal('not_here') }),
]);

export const connectionAnswer = z.object({ canEnable: z.boolean() });

export const enabledAnswer = z.union([
  z.object({ ok: z.literal(true), addressId: z.string().exactOptional() }),
  z.object({ ok: z.literal(false), why: z.literal('by_hand') }),
  z.object({ ok: z.literal(false), why: z.literal('refused'), reason: z.string() }),
]);
