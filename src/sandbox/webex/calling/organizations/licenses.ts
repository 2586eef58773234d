import { z } from 'zod';
import { parse } from '../../http/parse.js';
import { Refusal } from '../../refusal.js';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { callingId, uuidOf } from '../ids.js';
import { peopleOf } from '../people/members.js';

const kinds = [
  { key: 'professional', name: 'Webex Calling - Professional', units: 50 },
  { key: 'workspaces', name: 'Webex Calling - Workspaces', units: 10 },
  { key: 'messaging', name: 'Messaging', units: 100 },
] as const;
type Kind = (typeof kinds)[number]['key'];

export const licenseId = (org: string, kind: Kind): string =>
  callingId('LICENSE', uuidOf(`license ${kind} ${org}`));

const usersOf = (deps: CallingDeps, visit: Visit, kind: Kind) =>
  peopleOf(deps, visit).filter(
    ({ line }) => kind === 'messaging' || (kind === 'professional' && line !== undefined),
  );

const placesOf = ({ source, org }: Visit): number =>
  source
    .locations()
    .filter(({ customerId }) => customerId === org)
    .flatMap(({ id }) => source.rows(id))
    .filter(({ owner }) => owner?.kind === 'workspace').length;

const show = (deps: CallingDeps, visit: Visit, { key, name, units }: (typeof kinds)[number]) => {
  const users = usersOf(deps, visit, key).length;
  const places = key === 'workspaces' ? placesOf(visit) : 0;
  return {
    id: licenseId(visit.org, key),
    name,
    totalUnits: units,
    consumedUnits: users + places,
    consumedByUsers: users,
    consumedByWorkspaces: places,
    subscriptionId: `Sub${uuidOf(`calling ${visit.org}`).slice(0, 6)}`,
  };
};

const mostUsers = 300;
const oneQuery = z.object({ includeAssignedTo: z.literal('user').optional() });

/** No row tells of the Calling Plan: whether it is in this list at all is not known (webex-api.md 2.3). */
export const addLicenses = ({ on }: Door, deps: CallingDeps): void => {
  const need = { anyOf: [scopes.licensesRead], rank: 'read' } as const;
  on('get', '/licenses', need, (visit) => ({ items: kinds.map((kind) => show(deps, visit, kind)) }));
  on('get', '/licenses/:id', need, (visit) => {
    const kind = kinds.find(({ key }) => licenseId(visit.org, key) === param(visit, 'id'));
    if (kind === undefined) throw new Refusal(404, 'License not found.');
    const { includeAssignedTo } = parse(oneQuery, visit.req.query);
    const license = show(deps, visit, kind);
    if (includeAssignedTo === undefined) return license;
    const users = usersOf(deps, visit, kind.key)
      .slice(0, mostUsers)
      .map(({ row }) => ({
        id: row.id,
        type: 'INTERNAL',
        displayName: row.displayName,
        email: row.email,
      }));
    return { ...license, users };
  });
};
