import { z } from 'zod';
import { esaAddressSchema } from '../../esa/address.js';
import { esaFields } from '../shared/esa/data.js';
import { locationSchema } from '../shared/place.js';
import { stopSchema } from '../shared/stop.js';

const text = z.string();
export const contactSchema = z.object({ name: text, email: text, phone: text });

export const dataSchema = z.object({
  /** Key of the draft: the connection is chosen once under it. */
  draft: text,
  customerId: text.optional(),
  location: locationSchema.optional(),
  /** What was written of the location, not looked up yet. */
  query: text.optional(),
  /** The query answers the question for the location: finding none is worth a word then. */
  asked: z.boolean().optional(),
  /** Only which option each location has. */
  view: z.literal('options').optional(),
  /** Requirements and restrictions that were answered with yes; absent before they were asked. */
  met: z.array(text).optional(),
  contact: contactSchema.optional(),
  /** What was written of the contact, while something is missing or wrong. */
  contactSaid: contactSchema.optional(),
  ...esaFields,
  /** The address whose button was pressed. */
  agreed: esaAddressSchema.optional(),
  done: z.enum(['enabled', 'prepared']).optional(),
  stop: stopSchema.optional(),
});
export type Data = z.infer<typeof dataSchema>;
