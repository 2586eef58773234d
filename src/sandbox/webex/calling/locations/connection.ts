import { z } from 'zod';
import type { Location, PstnConnection } from '../../../../pstn/provider.js';
import { given, parse } from '../../http/parse.js';
import { notFound, Refusal } from '../../refusal.js';
import type { CallingDeps, Door, Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { callingId, innerOf, uuidOf } from '../ids.js';
import { coded } from '../refusals.js';
import { readSetting, writeSetting } from '../settings.js';
import { clusterOf, locationIn } from './location-view.js';

interface Option {
  readonly type: Exclude<PstnConnection, 'NONE'>;
  readonly displayName: string;
  readonly pstnServices: readonly string[];
}

const options: readonly Option[] = [
  {
    type: 'CISCO_PSTN',
    displayName: 'Cisco Calling Plans',
    pstnServices: ['GEOGRAPHIC_NUMBERS', 'TOLLFREE_NUMBERS', 'SERVICE_NUMBERS'],
  },
  { type: 'INTEGRATED_CCP', displayName: 'Northern Line Telecom', pstnServices: ['GEOGRAPHIC_NUMBERS'] },
  {
    type: 'NON_INTEGRATED_CCP',
    displayName: 'Prairie Voice',
    pstnServices: ['GEOGRAPHIC_NUMBERS', 'MOBILE_NUMBERS'],
  },
  { type: 'LOCAL_GATEWAY', displayName: 'Premises-based PSTN', pstnServices: ['GEOGRAPHIC_NUMBERS'] },
];

const optionId = (type: Option['type'], location: Location): string =>
  callingId('PSTN_CONNECTION', uuidOf(`connection ${type}`), clusterOf(location));

/** What the desk knows, unless the plan hides it. */
export const connectionOf = ({ plan }: Pick<Visit, 'plan'>, { name, pstn }: Location): PstnConnection =>
  plan.unconnected.includes(name) ? 'NONE' : pstn;

const keptType = z.object({ type: z.enum(['NON_INTEGRATED_CCP', 'LOCAL_GATEWAY']) });
const settingId = ({ id }: Location): string => `connection ${id}`;

const body = z.object({
  id: given(z.string()),
  premiseRouteType: given(z.enum(['TRUNK', 'ROUTE_GROUP'])),
  premiseRouteId: given(z.string()),
});

const path = '/telephony/pstn/locations/:locationId/connection';

const answerNone = ({ plan, res }: Visit): unknown => {
  if (plan.noConnection === '404') throw notFound('The location has no PSTN connection.');
  if (plan.noConnection === 'empty-object') return {};
  if (plan.noConnection === '404-page') res.status(404).type('html').send('<h1>Not Found</h1>');
  else res.status(200).end();
  return undefined;
};

const addReads = ({ on }: Door, deps: CallingDeps): void => {
  const readNeed = { anyOf: [scopes.pstnRead], rank: 'read' } as const;
  on('get', path, readNeed, (visit) => {
    const location = locationIn(visit);
    const set = keptType.safeParse(readSetting(deps, settingId(location))).data?.type;
    const known = connectionOf(visit, location);
    const option = options.find(({ type }) => type === (known === 'NONE' ? set : known));
    if (option === undefined) return answerNone(visit);
    const { type: pstnConnectionType, displayName, pstnServices } = option;
    const isPremises = pstnConnectionType === 'LOCAL_GATEWAY';
    return {
      id: optionId(option.type, location),
      displayName,
      pstnServices,
      pstnConnectionType,
      ...(isPremises ? { routeType: 'TRUNK', routeId: optionId(option.type, location) } : {}),
    };
  });
  on('get', `${path}Options`, readNeed, (visit) => {
    const location = locationIn(visit);
    const { serviceTypes } = parse(z.object({ serviceTypes: z.string().optional() }), visit.req.query);
    const fits = ({ pstnServices }: Option) =>
      serviceTypes === undefined || pstnServices.includes(serviceTypes);
    return {
      items: options.filter(fits).map(({ type, displayName, pstnServices }) => ({
        id: optionId(type, location),
        displayName,
        pstnServices,
      })),
    };
  });
};

export const addConnections = (door: Door, deps: CallingDeps): void => {
  const { on } = door;
  addReads(door, deps);
  on('put', path, { allOf: [scopes.pstnRead, scopes.pstnWrite], rank: 'full' }, async (visit) => {
    const location = locationIn(visit);
    const { id, premiseRouteType, premiseRouteId } = parse(body, visit.req.body);
    const uuid = id === undefined ? undefined : innerOf(id, 'PSTN_CONNECTION');
    const option = options.find(({ type }) => uuid === uuidOf(`connection ${type}`));
    const type = premiseRouteType && premiseRouteId ? 'LOCAL_GATEWAY' : option?.type;
    if (type === undefined) throw new Refusal(400, 'id: unknown PSTN connection option.');
    if (type === 'CISCO_PSTN' || type === 'INTEGRATED_CCP') {
      throw coded(400, 27650, `${type} connections can only be set up in Control Hub.`);
    }
    await writeSetting(deps, settingId(location), { type });
    return undefined;
  });
};
