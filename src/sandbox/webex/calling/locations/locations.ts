import { z } from 'zod';
import type { Location } from '../../../../pstn/provider.js';
import { parse } from '../../http/parse.js';
import { param, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { innerOf } from '../ids.js';
import { pageOf } from '../paging.js';
import {
  detailOf,
  locationIdOf,
  locationIn,
  locationsOf,
  locationWith,
  showLocation,
  subscriptionOf,
} from './location-view.js';
import { connectionOf } from './connection.js';
import { locationNotFound } from '../refusals.js';

const most = 1000;
const listQuery = z.object({ name: z.string().optional(), id: z.string().optional() });
const callingQuery = z.object({ name: z.string().optional(), order: z.enum(['ASC', 'DESC']).optional() });

const named =
  (part = '') =>
  ({ name }: Location): boolean =>
    name.toLowerCase().includes(part.toLowerCase());

const showCalling = (visit: Visit, location: Location) => {
  const { routingPrefix } = detailOf(location);
  const main = visit.source.rows(location.id).find(({ isMain }) => isMain);
  const hasPstn = connectionOf(visit, location) === 'CISCO_PSTN';
  return {
    id: locationIdOf(location),
    name: location.name,
    announcementLanguage: showLocation(location)['announcementLanguage'],
    callingLineId: {
      name: location.name,
      ...(main?.number === undefined ? {} : { phoneNumber: main.number }),
    },
    ...(hasPstn ? { subscriptionId: subscriptionOf(location) } : {}),
    externalCallerIdName: location.name,
    ...(routingPrefix === undefined ? {} : { routingPrefix }),
    outsideDialDigit: '9',
    userLimit: 500,
    e911SetupRequired: location.country === 'US' && visit.source.addresses.idOf(location.id) === undefined,
  };
};

export const addLocations = ({ on }: Door): void => {
  const placesNeed = {
    anyOf: [scopes.locationsRead, scopes.peopleRead, scopes.deviceRead],
    rank: 'read',
  } as const;
  const callingNeed = { anyOf: [scopes.configRead], rank: 'read' } as const;
  on('get', '/locations', placesNeed, (visit) => {
    const { name, id } = parse(listQuery, visit.req.query);
    const uuid = id === undefined ? undefined : (innerOf(id, 'LOCATION') ?? '');
    const found = locationsOf(visit).filter((one) => named(name)(one) && (uuid ?? one.id) === one.id);
    return { items: pageOf(visit, found, most).map(showLocation) };
  });
  on('get', '/locations/:locationId', placesNeed, (visit) => {
    const location = locationWith(visit, param(visit, 'locationId'));
    if (location === undefined) throw locationNotFound();
    return showLocation(location);
  });
  on('get', '/telephony/config/locations', callingNeed, (visit) => {
    const { name, order } = parse(callingQuery, visit.req.query);
    const sign = order === 'DESC' ? -1 : 1;
    const found = locationsOf(visit)
      .filter(named(name))
      .sort((one, other) => sign * one.name.localeCompare(other.name));
    return { locations: pageOf(visit, found, most).map((location) => showCalling(visit, location)) };
  });
  on('get', '/telephony/config/locations/:locationId', callingNeed, (visit) =>
    showCalling(visit, locationIn(visit)),
  );
  // The only public hint that an order is under way (webex-api.md 2.1).
  on(
    'post',
    '/telephony/config/locations/:locationId/actions/precheckForDeletion/invoke',
    { anyOf: [scopes.configRead], rank: 'full' },
    (visit) => ({ blocking: { numbersOrderPending: visit.source.hasOpenOrders(locationIn(visit).id) } }),
  );
};
