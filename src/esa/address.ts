/** An emergency address (ESA) as Webex takes it (webex-api.md 4); the country is that of the location. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addressFields, addressFormat } from '../reference/address-formats.js';
import { countrySchema } from '../reference/countries.js';

export const esaAddressSchema = z.object({
  /** Street and house number, in the order of the country. */
  address1: z.string(),
  /** Suite, floor, flat; absent where there is none. */
  address2: z.string().exactOptional(),
  city: z.string(),
  /** Two letters in the US and Canada. */
  state: z.string().exactOptional(),
  postalCode: z.string(),
  country: countrySchema,
});
export type EsaAddress = z.infer<typeof esaAddressSchema>;

/** On one line, as people of its country write it. */
export function addressLine(address: EsaAddress): string {
  const { order } = addressFormat(address.country);
  const codeFirst = order.indexOf('postalCode') < order.indexOf('city');
  const { state = '', city, postalCode } = address;
  const last = state === '' ? [city, postalCode] : [`${city}, ${state}`, postalCode];
  const place = (codeFirst ? [postalCode, city] : last).join(' ');
  const streets = order
    .filter((field) => field === 'address1' || field === 'address2')
    .flatMap((field) => address[field] ?? []);
  return [...streets, place].join(', ');
}

/** The same for the same address; what is shown under it is what is saved under it. */
export const addressHash = (address: EsaAddress): string =>
  createHash('sha256')
    .update(JSON.stringify([address.country, ...addressFields.map((field) => address[field] ?? '')]))
    .digest('hex')
    .slice(0, 24);

export const sameAddress = (one: EsaAddress, other: EsaAddress): boolean =>
  addressHash(one) === addressHash(other);
