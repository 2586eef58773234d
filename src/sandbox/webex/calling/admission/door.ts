/** How a call comes in: who calls, with which scopes, as what, and for which organisation. */
import { Router, type Request, type Response } from 'express';
import type { World } from '../../../world.js';
import { Refusal } from '../../refusal.js';
import type { Ledger } from '../../state/ledger.js';
import type { State } from '../../state/state.js';
import { extend } from '../extended.js';
import { innerOf } from '../ids.js';
import type { Grants } from '../oauth/grants.js';
import type { CallingPlan } from '../plan.js';
import { notAllowed } from '../refusals.js';
import type { CallingSource } from '../source.js';
import type { Principal, Rank } from './principal.js';

export interface CallingDeps {
  readonly world: World;
  readonly state: State;
  readonly ledger: Ledger;
  readonly grants: Grants;
  readonly plan: () => CallingPlan;
  readonly principalOf: (req: Request) => Principal;
  /** Undefined until the desk is there. */
  readonly source: () => CallingSource | undefined;
  readonly clock: () => Date;
}

export interface Need {
  /** One of them is enough. */
  readonly anyOf?: readonly string[];
  readonly allOf?: readonly string[];
  /** What the caller must be for the organisation; without it anybody with the scope. */
  readonly rank?: Rank;
}

export interface Visit {
  readonly req: Request;
  readonly res: Response;
  readonly principal: Principal;
  /** The organisation that `orgId` names, else the caller's own. */
  readonly org: string;
  readonly source: CallingSource;
  readonly plan: CallingPlan;
}

export type Method = 'get' | 'post' | 'put' | 'delete';
export type Work = (visit: Visit) => unknown;

/** A parameter of the path that the route itself promises. */
export const param = ({ req }: Pick<Visit, 'req'>, name: string): string => {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
};

const orgOf = ({ query }: Request, principal: Principal): string => {
  const { orgId } = query;
  if (orgId === undefined) return principal.homeOrg;
  const org = typeof orgId === 'string' ? innerOf(orgId, 'ORGANIZATION') : undefined;
  if (org === undefined) throw new Refusal(400, 'orgId: invalid organization ID.');
  return org;
};

const admit = (deps: CallingDeps, req: Request, { anyOf, allOf = [], rank }: Need) => {
  const principal = deps.principalOf(req);
  const enough = anyOf === undefined || anyOf.some((scope) => principal.has(scope));
  if (!enough || !allOf.every((scope) => principal.has(scope))) throw notAllowed();
  const org = orgOf(req, principal);
  if (rank !== undefined) {
    const has = principal.rankFor(org);
    if (has === undefined || (rank === 'full' && has !== 'full')) throw notAllowed();
    if (principal.isApp && !deps.grants.isConsented(org)) throw notAllowed();
  }
  return { principal, org };
};

export interface Door {
  readonly router: Router;
  /** Answers with what `work` returns as JSON; with 204 when it returns nothing and has not answered itself. */
  readonly on: (method: Method, path: string, need: Need, work: Work) => void;
}

export const createDoor = (deps: CallingDeps): Door => {
  const router = Router();
  return {
    router,
    on: (method, path, need, work) => {
      router[method](path, async (req, res) => {
        const { principal, org } = admit(deps, req, need);
        const source = deps.source();
        if (source === undefined) throw new Refusal(503, 'Webex Calling is not there yet.');
        const plan = deps.plan();
        const body: unknown = await work({ req, res, principal, org, source, plan });
        if (res.headersSent) return;
        if (body === undefined) res.status(204).end();
        else res.json(plan.extended ? extend(body) : body);
      });
    },
  };
};
