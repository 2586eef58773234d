/** People as an administrator sees them: with roles, licences and lines. Everybody else is answered by the messaging side. */
import type { Request } from 'express';
import { z } from 'zod';
import { linkNext } from '../../http/paging.js';
import { given, parse } from '../../http/parse.js';
import type { Present } from '../../present.js';
import { cleanPersonId } from '../../ids.js';
import { notFound } from '../../refusal.js';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { innerOf } from '../ids.js';
import { detailOf, locationIdOf } from '../locations/location-view.js';
import { extensionOf } from '../numbers/number-rows.js';
import { licenseId } from '../organizations/licenses.js';
import { roleIdsOf } from '../organizations/roles.js';
import { peopleOf, type Member } from './members.js';

type PeopleDeps = CallingDeps & { readonly present: Present };

const listQuery = z.object({
  id: given(z.string()),
  email: given(z.string()),
  displayName: given(z.string()),
  locationId: given(z.string()),
  roles: given(z.string()),
  callingData: z.enum(['true', 'false']).default('false'),
  max: z.coerce.number().int().min(1).default(100),
  cursor: z.coerce.number().default(-1),
});
type ListQuery = z.output<typeof listQuery>;

const lineOf = ({ line }: Member): Readonly<Record<string, unknown>> => {
  if (line === undefined) return {};
  const extension = extensionOf(line.row);
  const { number } = line.row;
  return {
    phoneNumbers: [
      ...(number === undefined ? [] : [{ type: 'work', value: number, primary: true }]),
      { type: 'work_extension', value: extension },
    ],
    extension,
    locationId: locationIdOf(line.location),
  };
};

const show = (deps: PeopleDeps, { org }: Visit, member: Member, callingData: boolean) => ({
  ...deps.present.person(member.row),
  ...(callingData ? lineOf(member) : {}),
  roles: roleIdsOf(member.role),
  licenses: [
    licenseId(org, 'messaging'),
    ...(member.line === undefined ? [] : [licenseId(org, 'professional')]),
  ],
});

const fits = (query: ListQuery, { row, line, role }: Member): boolean =>
  (query.email === undefined || row.email === query.email.toLowerCase()) &&
  (query.displayName === undefined ||
    row.displayName.toLowerCase().startsWith(query.displayName.toLowerCase())) &&
  (query.locationId === undefined || line?.location.id === innerOf(query.locationId, 'LOCATION')) &&
  (query.roles === undefined || query.roles.split(',').some((id) => roleIdsOf(role).includes(id))) &&
  (query.id === undefined || query.id.split(',').some((id) => cleanPersonId(id) === row.id));

/** More data makes pages shorter (webex-api.md 3.6). */
const maxOf = ({ max, callingData, locationId }: ListQuery): number => {
  const most = locationId !== undefined ? 50 : callingData === 'true' ? 100 : 1000;
  return Math.min(max, most);
};

const personIn = (deps: PeopleDeps, visit: Visit): Member => {
  const id = cleanPersonId(param(visit, 'id'));
  const member = peopleOf(deps, visit).find(({ row }) => row.id === id);
  if (member === undefined) throw notFound('Person not found.');
  return member;
};

/** Whether an administrator asks, and not somebody in the chat. */
export const asksAsAdmin = ({ query }: Request, isApp: boolean): boolean =>
  isApp || ['orgId', 'locationId', 'callingData', 'roles'].some((name) => name in query);

export const addPeople = ({ on }: Door, deps: PeopleDeps): void => {
  const need = { anyOf: [scopes.peopleRead], rank: 'read' } as const;
  on('get', '/people', need, (visit) => {
    const query = parse(listQuery, visit.req.query);
    const found = peopleOf(deps, visit).filter((member) => fits(query, member));
    const rest = found.filter(({ row }) => row.seq > query.cursor);
    const page = rest.slice(0, maxOf(query));
    const last = page.at(-1);
    if (last !== undefined && page.length < rest.length) {
      linkNext(visit.req, visit.res, { cursor: String(last.row.seq) });
    }
    return { items: page.map((member) => show(deps, visit, member, query.callingData === 'true')) };
  });
  on('get', '/people/:id', need, (visit) => {
    const { callingData } = parse(listQuery.pick({ callingData: true }), visit.req.query);
    return show(deps, visit, personIn(deps, visit), callingData === 'true');
  });
};

export const addFeatures = ({ on }: Door, deps: PeopleDeps): void =>
  on('get', '/people/:id/features/numbers', { anyOf: [scopes.peopleRead], rank: 'read' }, (visit) => {
    const { line } = personIn(deps, visit);
    if (line === undefined) throw notFound('The person has no Webex Calling line.');
    const { preferE164Format } = parse(
      z.object({ preferE164Format: z.enum(['true', 'false']).default('false') }),
      visit.req.query,
    );
    const { routingPrefix } = detailOf(line.location);
    const extension = extensionOf(line.row);
    const { number } = line.row;
    const plain = preferE164Format === 'true' ? number : number?.replace(/^\+1(?=\d{10}$)/, '');
    const inside = routingPrefix === undefined ? {} : { routingPrefix, esn: routingPrefix + extension };
    const numbers = { ...(plain === undefined ? {} : { directNumber: plain }), extension, ...inside };
    return { distinctiveRingEnabled: false, phoneNumbers: [{ primary: true, ...numbers }] };
  });
