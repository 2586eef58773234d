/** What a change of a port order is saved as between two presses. */
import { z } from 'zod';

const addressSchema = z.object({
  street: z.string(),
  city: z.string(),
  state: z.string().exactOptional(),
  zip: z.string(),
});

export const accountSchema = z.object({
  accountNumber: z.string().exactOptional(),
  authorisedName: z.string().exactOptional(),
  btn: z.string().exactOptional(),
  businessName: z.string().exactOptional(),
  pin: z.string().exactOptional(),
  serviceAddress: addressSchema.exactOptional(),
});
export type AccountChange = z.infer<typeof accountSchema>;

export const scopeSchema = z.object({
  kind: z.enum(['full', 'partial']),
  remaining: z.enum(['keep', 'disconnect']).exactOptional(),
  newBtn: z.string().exactOptional(),
});

/** What the resubmission is to change; anything absent stays. */
export const changeSchema = z.object({
  account: accountSchema.exactOptional(),
  scope: scopeSchema.exactOptional(),
  /** E.164. */
  remove: z.array(z.string()).exactOptional(),
  requested: z.object({ date: z.string(), time: z.string().exactOptional() }).exactOptional(),
});
export type Change = z.infer<typeof changeSchema>;

export const fileSchema = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });
