/** Webex Calling for administrators: organisations, people, locations, numbers and emergency settings, as Webex tells them. */
import { Router, type Request, type RequestHandler } from 'express';
import type { World } from '../../world.js';
import { webexId } from '../ids.js';
import type { Present } from '../present.js';
import type { Ledger } from '../state/ledger.js';
import type { PersonRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { createDoor, type CallingDeps, type Door } from './admission/door.js';
import { createPrincipalOf, type Principal } from './admission/principal.js';
import { addEcbn } from './emergency/ecbn.js';
import { addEmergencyAddresses } from './emergency/addresses.js';
import { addConnections } from './locations/connection.js';
import { addLocations } from './locations/locations.js';
import { addNumberChanges, type NumberChange } from './numbers/number-changes.js';
import { addNumbers } from './numbers/numbers.js';
import { addValidation } from './numbers/validate-numbers.js';
import { createApps } from './oauth/apps.js';
import { createAuthorizeRoutes } from './oauth/authorize-routes.js';
import { createCodes } from './oauth/codes.js';
import { callingOrgs, createGrants, type Grants } from './oauth/grants.js';
import { createAccessTokenRoute, createTokenRoutes } from './oauth/token-routes.js';
import { addLicenses } from './organizations/licenses.js';
import { addOrganizations } from './organizations/organizations.js';
import { addRoles } from './organizations/roles.js';
import { addBillingPlan } from './people/billing-plan.js';
import { addFeatures, addPeople, asksAsAdmin } from './people/people-routes.js';
import type { CallingPlan } from './plan.js';
import { notAllowed } from './refusals.js';
import type { CallingSource } from './source.js';

export interface CallingOptions {
  readonly world: World;
  readonly state: State;
  readonly ledger: Ledger;
  readonly present: Present;
  readonly seed: string;
  readonly clock: () => Date;
  readonly plan: () => CallingPlan;
  readonly source: () => CallingSource | undefined;
  /** Knows the tokens of apps too. */
  readonly callerOf: (req: Request) => PersonRow;
}

export interface Calling {
  readonly grants: Grants;
  /** Below `/v1`, for callers without a token. */
  readonly open: Router;
  /** Below `/v1`, after the token has been looked at. */
  readonly router: Router;
  /** Keeps apps out of what they have no scope for: the messaging side. */
  readonly appsEndHere: RequestHandler;
  /** `GET /sandbox/calling`. */
  readonly report: Router;
  /** What `/sandbox.json` tells of the apps. */
  describe(): Readonly<Record<string, unknown>>;
}

/** What the messaging side and an administrator both ask for. */
const createPeopleRouter = (deps: CallingDeps & { present: Present }): Router => {
  const door = createDoor(deps);
  addPeople(door, deps);
  const router = Router();
  router.use('/people', (req, _res, next) => {
    const isMe = req.path === '/me';
    if (req.method !== 'GET' || isMe || !asksAsAdmin(req, deps.principalOf(req).isApp)) next('router');
    else next();
  });
  return router.use(door.router);
};

const addAll = (door: Door, deps: CallingDeps & { present: Present }, attempts: NumberChange[]): void => {
  addOrganizations(door, deps);
  addRoles(door);
  addLicenses(door, deps);
  addFeatures(door, deps);
  addLocations(door);
  addConnections(door, deps);
  addNumbers(door, deps);
  addNumberChanges(door, attempts);
  addValidation(door, deps);
  addEmergencyAddresses(door, deps);
  addEcbn(door, deps);
  addBillingPlan(door, deps);
};

const createAppsEndHere =
  (principalOf: (req: Request) => Principal): RequestHandler =>
  (req, _res, next) => {
    const isSelf = req.method === 'GET' && req.path === '/people/me';
    if (!isSelf && principalOf(req).isApp) throw notAllowed();
    next();
  };

const createReport = (attempts: readonly NumberChange[]): Router =>
  Router().get('/sandbox/calling', (_req, res) => void res.json({ numberChanges: attempts }));

export const createCalling = (options: CallingOptions): Calling => {
  const { world, seed, plan, clock: real } = options;
  const clock = () => new Date(real().getTime() + plan().clockSkewSeconds * 1000);
  const apps = createApps(seed);
  const grants = createGrants({ ...options, apps, clock });
  const principalOf = createPrincipalOf({ ...options, grants });
  const deps = { ...options, grants, principalOf, clock };
  const codes = createCodes(clock);
  const oauth = { world, apps, grants, codes, principalOf, clock };
  const attempts: NumberChange[] = [];
  const door = createDoor(deps);
  addAll(door, deps, attempts);
  const { serviceApp, integration } = apps;
  return {
    grants,
    open: Router().use(createAccessTokenRoute(oauth), createAuthorizeRoutes(oauth)),
    router: Router().use(createTokenRoutes(oauth), createPeopleRouter(deps), door.router),
    appsEndHere: createAppsEndHere(principalOf),
    report: createReport(attempts),
    describe: () => ({
      serviceApp: {
        ...{ id: serviceApp.id, clientId: serviceApp.clientId, clientSecret: serviceApp.clientSecret },
        scopes: serviceApp.scopes,
        // Those of the beginning: each is replaced when it is used.
        refreshTokens: callingOrgs(world).map(({ uuid, name }) => ({
          orgId: webexId('ORGANIZATION', uuid),
          org: name,
          refreshToken: grants.firstToken(uuid),
        })),
      },
      integration: {
        ...{ clientId: integration.clientId, clientSecret: integration.clientSecret },
        scopes: integration.scopes,
      },
    }),
  };
};
