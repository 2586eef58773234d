import type { Request } from 'express';
import type { World, WorldPerson } from '../../../world.js';
import { bearerOf } from '../../http/auth.js';
import { innerId } from '../../ids.js';
import type { PersonRow } from '../../state/rows.js';
import { callingOrgs, type Grants } from '../oauth/grants.js';
import type { CallingPlan } from '../plan.js';

export type Rank = 'full' | 'read';

/** Who calls, and what for. */
export interface Principal {
  readonly person: PersonRow;
  readonly token: string;
  /** Whether it is an app's token, or one of a person's own, which may do all that the person may. */
  readonly isApp: boolean;
  readonly homeOrg: string;
  has(scope: string): boolean;
  /** What the caller is for an organisation; undefined for none of its administrators. */
  rankFor(orgUuid: string): Rank | undefined;
}

export interface PrincipalDeps {
  readonly world: World;
  readonly grants: Grants;
  readonly plan: () => CallingPlan;
  readonly callerOf: (req: Request) => PersonRow;
}

const rankOfPerson = (person: WorldPerson | undefined, orgUuid: string): Rank | undefined => {
  if (person === undefined) return undefined;
  const isPartner = person.role === 'partner';
  if (orgUuid !== person.orgUuid && !(isPartner && person.customerIds.includes(orgUuid))) return undefined;
  if (isPartner || person.role === 'admin') return 'full';
  return person.role === 'read-only' ? 'read' : undefined;
};

/** The machine account of the partner's organisation looks after its customers, as its administrators do. */
const rankOfMachine = (world: World, homeOrg: string, orgUuid: string): boolean => {
  const isCustomer = world.customers.some(({ id }) => id === homeOrg);
  return orgUuid === homeOrg || (!isCustomer && callingOrgs(world).some(({ uuid }) => uuid === orgUuid));
};

export const createPrincipalOf =
  ({ world, grants, plan, callerOf }: PrincipalDeps) =>
  (req: Request): Principal => {
    const person = callerOf(req);
    const token = bearerOf(req) ?? '';
    const grant = grants.find(token);
    const homeOrg = innerId(person.orgId);
    const human = world.people.find(({ uuid }) => uuid === innerId(person.id));
    const isMachine = grant !== undefined && grant.personId === undefined;
    return {
      person,
      token,
      isApp: grant !== undefined,
      homeOrg,
      has: (scope) =>
        person.type !== 'bot' &&
        (grant === undefined || (grant.scopes.includes(scope) && !plan().missingScopes.includes(scope))),
      rankFor: (orgUuid) => {
        if (!isMachine) return rankOfPerson(human, orgUuid);
        if (!rankOfMachine(world, homeOrg, orgUuid)) return undefined;
        return plan().serviceApp === 'full' ? 'full' : 'read';
      },
    };
  };
