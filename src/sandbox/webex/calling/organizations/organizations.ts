import { Refusal } from '../../refusal.js';
import { z } from 'zod';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { parse } from '../../http/parse.js';
import { scopes } from '../admission/scopes.js';
import { callingId, innerOf } from '../ids.js';
import { callingOrgs } from '../oauth/grants.js';
import { notAllowed } from '../refusals.js';

const created = '2026-01-05T08:00:00.000Z';

/** Only organisations that have let the app in are there for it. */
const visible = ({ world, grants }: CallingDeps, { principal }: Visit) =>
  callingOrgs(world).filter(
    ({ uuid }) => principal.rankFor(uuid) !== undefined && (!principal.isApp || grants.isConsented(uuid)),
  );

const show = ({ uuid, name }: { readonly uuid: string; readonly name: string }) => ({
  id: callingId('ORGANIZATION', uuid),
  displayName: name,
  created,
});

const addPartner = ({ on }: Door, deps: CallingDeps): void => {
  on('get', '/partner/organizations', { anyOf: [scopes.organizationsRead] }, (visit) => {
    const { managedBy } = parse(z.object({ managedBy: z.string().optional() }), visit.req.query);
    const customers = deps.world.customers.map(({ id }) => id);
    const home = visit.principal.homeOrg;
    if (customers.includes(home) || visit.principal.rankFor(home) === undefined) throw notAllowed();
    // Whoever looks after all customers cannot be asked for by name (webex-api.md 1.3).
    if (managedBy !== undefined) {
      throw new Refusal(400, 'managedBy: this person already has access to all organizations.');
    }
    const managed = visible(deps, visit).filter(({ uuid }) => customers.includes(uuid));
    return {
      items: managed.map(({ uuid }) => ({ orgId: callingId('ORGANIZATION', uuid), role: 'id_full_admin' })),
    };
  });
};

export const addOrganizations = (door: Door, deps: CallingDeps): void => {
  const { on } = door;
  const need = { anyOf: [scopes.organizationsRead] };
  on('get', '/organizations', need, (visit) => ({ items: visible(deps, visit).map(show) }));
  on('get', '/organizations/:id', need, (visit) => {
    const uuid = innerOf(param(visit, 'id'), 'ORGANIZATION');
    const org = visible(deps, visit).find((one) => one.uuid === uuid);
    if (org === undefined) throw new Refusal(404, 'Organization not found.');
    return show(org);
  });
  addPartner(door, deps);
};
