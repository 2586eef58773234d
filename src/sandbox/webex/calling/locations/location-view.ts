import { z } from 'zod';
import type { Location } from '../../../../pstn/provider.js';
import { callingId, innerOf, uuidOf } from '../ids.js';
import { param, type Visit } from '../admission/door.js';
import { locationNotFound } from '../refusals.js';
import details from './location-details.json' with { type: 'json' };

const detail = z.object({
  address1: z.string(),
  address2: z.string().optional(),
  postalCode: z.string(),
  routingPrefix: z.string().optional(),
});
/** What Webex knows of a location beyond the desk. */
const table = z.record(z.string(), detail).parse(details);
export type LocationDetail = z.output<typeof detail>;
const nowhere: LocationDetail = { address1: '1 Main Street', postalCode: '00000' };

export const detailOf = ({ id }: Pick<Location, 'id'>): LocationDetail => table[id] ?? nowhere;

const european = 'urn:TEAM:eu-central-1_k';
/** Organisations outside North America live in a cluster of their own, and so do the ids of what they have. */
export const clusterOf = ({ country }: Pick<Location, 'country'>): string =>
  country === 'US' || country === 'CA' ? 'us' : european;

export const locationIdOf = (location: Location): string =>
  callingId('LOCATION', location.id, clusterOf(location));

export const locationsOf = ({ source, org }: Pick<Visit, 'source' | 'org'>): readonly Location[] =>
  source.locations().filter(({ customerId }) => customerId === org);

/** The location with this id in the organisation that is asked for; elsewhere it does not exist. */
export const locationWith = (visit: Visit, id: string): Location | undefined => {
  const uuid = innerOf(id, 'LOCATION');
  return locationsOf(visit).find((known) => known.id === uuid);
};

/** That of the path, or 404. */
export const locationIn = (visit: Visit): Location => {
  const location = locationWith(visit, param(visit, 'locationId'));
  if (location === undefined) throw locationNotFound();
  return location;
};

const languages: Readonly<Record<string, string>> = { NO: 'nb_NO', DE: 'de_DE', GB: 'en_GB' };

export const showLocation = (location: Location): Readonly<Record<string, unknown>> => {
  const { address1, address2, postalCode } = detailOf(location);
  const { name, city, state = '', country, timeZone, customerId } = location;
  const language = languages[country] ?? 'en_US';
  return {
    id: locationIdOf(location),
    name,
    orgId: callingId('ORGANIZATION', customerId),
    timeZone,
    preferredLanguage: language,
    announcementLanguage: language.toLowerCase(),
    address: { address1, ...(address2 === undefined ? {} : { address2 }), city, state, postalCode, country },
  };
};

export const subscriptionOf = ({ id }: Location): string => callingId('SUBSCRIPTION', uuidOf(`pstn ${id}`));
