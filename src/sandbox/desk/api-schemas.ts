import { z } from 'zod';
import { person } from './person-schema.js';
import { newPort } from './ports/port-schemas.js';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const key = z.string().min(1).max(200);

export const accessQuery = z.object({ id: z.string().default(''), email: z.email() });
export const changesQuery = z.object({ cursor: z.string().max(40).exactOptional() });
export const inventoryQuery = z.object({ state: z.string().length(2) });

export const searchQuery = z.object({
  state: z.string().length(2),
  areaCode: z
    .string()
    .regex(/^\d{3}$/)
    .exactOptional(),
  prefix: z
    .string()
    .regex(/^\d{3}$/)
    .exactOptional(),
  city: z.string().min(1).max(80).exactOptional(),
  holdKey: key.exactOptional(),
  limit: z.coerce.number().int().min(1).max(200),
});
export const blockQuery = searchQuery.extend({ size: z.coerce.number().int().min(1).max(1000) });

export const holdBody = z.object({ numbers: z.array(e164).max(200) });

const common = { key, holdKey: key.exactOptional(), locationId: z.string().max(200), orderedBy: person };
export const orderBody = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('new'), numbers: z.array(e164).max(1000) }),
  z.object({ ...common, type: z.literal('block'), first: e164, size: z.number().int() }),
  z.object({
    ...common,
    type: z.literal('request'),
    quantity: z.number().int(),
    numberType: z.enum(['local', 'national']),
    details: z.string().max(2000).exactOptional(),
  }),
  newPort.extend(common),
]);
