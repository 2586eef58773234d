/** The bot's own record of an emergency address it has set: Webex has no call to read one (webex-api.md 4.5). */
import { z } from 'zod';
import { esaAddressSchema } from './address.js';

export const esaRecordSchema = z.object({
  target: z.enum(['location', 'number']),
  /** Id of the location, or the number in E.164. */
  id: z.string(),
  customerId: z.string(),
  locationId: z.string(),
  /** Absent when a number was put back on the address of its location. */
  address: esaAddressSchema.exactOptional(),
  /** What was typed, where the provider corrected it. */
  entered: esaAddressSchema.exactOptional(),
  /** What the bot knew before. */
  before: esaAddressSchema.exactOptional(),
  /** ISO time. */
  at: z.string(),
  by: z.object({ id: z.string(), email: z.string() }),
  /** Flow it was set in. */
  from: z.string(),
  /** Id the provider gave the address of a location; only whoever set it knows it. */
  addressId: z.string().exactOptional(),
});
export type EsaRecord = z.infer<typeof esaRecordSchema>;

type Target = Pick<EsaRecord, 'target' | 'id'>;

export const esaRecordId = ({ target, id }: Target): string => `${target}:${id}`;

export const recordOf = (records: readonly EsaRecord[], wanted: Target): EsaRecord | undefined =>
  records.find((record) => esaRecordId(record) === esaRecordId(wanted));
