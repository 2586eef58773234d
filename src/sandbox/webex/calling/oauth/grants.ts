/** What apps were let do, and the tokens they have for it. */
import type { World } from '../../../world.js';
import { webexId } from '../../ids.js';
import { badRequest, type Refusal } from '../../refusal.js';
import type { Ledger } from '../../state/ledger.js';
import type { GrantRow, PersonRow, TokenRow } from '../../state/rows.js';
import type { State } from '../../state/state.js';
import { callingId, uuidOf } from '../ids.js';
import type { CallingPlan } from '../plan.js';
import type { App, Apps } from './apps.js';
import { answerOf, createMint, createValidity, renew, type Mint, type TokenAnswer } from './tokens.js';

export interface Consent {
  readonly app: App;
  readonly orgUuid: string;
  /** Whose consent it is; absent for the machine account of a Service App. */
  readonly personId?: string;
  readonly scopes: readonly string[];
}

export interface Grants {
  /** Gives the Service App its first refresh tokens, one for each organisation that has let it in. */
  begin(): Promise<void>;
  find(accessToken: string): GrantRow | undefined;
  /** Whoever a token of an app speaks for. */
  personOf(accessToken: string): PersonRow | undefined;
  issue(consent: Consent): Promise<TokenAnswer>;
  /** Refuses with 400 what is unknown, expired or revoked. */
  refresh(refreshToken: string, app: App): Promise<TokenAnswer>;
  /** Epoch milliseconds. */
  expiryOf(accessToken: string): number | undefined;
  /** Ends the grants that are meant, with all of their tokens; answers how many. */
  revoke(meant: (grant: GrantRow) => boolean): Promise<number>;
  /** The refresh token an operator would find at the developer portal. */
  firstToken(orgUuid: string): string;
  /** Takes what the plan revokes, up to now. */
  strike(plan: CallingPlan): void;
  isConsented(orgUuid: string): boolean;
}

export interface GrantDeps {
  readonly world: World;
  readonly apps: Apps;
  readonly state: State;
  readonly ledger: Ledger;
  readonly seed: string;
  readonly plan: () => CallingPlan;
  /** The clock of Webex. */
  readonly clock: () => Date;
}

const mostTokens = 20;

/** Every organisation of the world; the operator's has no Webex Calling. */
export const callingOrgs = ({ customers, people }: World) => {
  const partner = people.find(({ role }) => role === 'partner');
  const own = customers.map(({ id, name }) => ({ uuid: id, name }));
  return partner === undefined ? own : [...own, { uuid: partner.orgUuid, name: partner.orgName }];
};

const machineOf = (grant: GrantRow): PersonRow => ({
  id: webexId('PEOPLE', uuidOf(`machine ${grant.clientId} ${grant.orgUuid}`)),
  seq: 0,
  email: `switchboard-${grant.orgUuid.slice(0, 8)}@serviceapp.example`,
  displayName: 'Switchboard',
  firstName: 'Switchboard',
  lastName: 'Service App',
  orgId: webexId('ORGANIZATION', grant.orgUuid),
  type: 'appuser',
  status: 'active',
  created: '2026-01-05T08:00:00.000Z',
});

const idOf = ({ app, orgUuid, personId = '' }: Omit<Consent, 'scopes'>): string =>
  callingId('AUTHORIZATION', uuidOf(`${app.clientId} ${orgUuid} ${personId}`));

const invalid = (): Refusal => badRequest('The refresh token is invalid, expired or revoked.');

const createIsConsented =
  ({ world, plan }: Pick<GrantDeps, 'world' | 'plan'>) =>
  (orgUuid: string): boolean => {
    const name = callingOrgs(world).find(({ uuid }) => uuid === orgUuid)?.name;
    const known = [orgUuid, webexId('ORGANIZATION', orgUuid), name];
    return !plan().notConsented.some((one) => known.includes(one));
  };

/** Changes of grants, each kept before it is answered. */
const createKeeper = ({ state, ledger }: GrantDeps, mint: Mint) => ({
  blank: ({ app, orgUuid, personId, scopes }: Consent, refresh: TokenRow, id: string): GrantRow => ({
    ...{ id, seq: state.nextSeq(), clientId: app.clientId, orgUuid, scopes, refresh, access: [] },
    ...(personId === undefined ? {} : { personId }),
  }),
  /** With one more access token. */
  give: async (grant: GrantRow): Promise<TokenAnswer> => {
    const access = [...grant.access, mint.access(grant.orgUuid)].slice(-mostTokens);
    const given = { ...grant, access };
    await ledger.write((change) => change.put(state.grants, given));
    return answerOf(given);
  },
  put: (grants: readonly GrantRow[]) =>
    ledger.write((change) => {
      for (const grant of grants) change.put(state.grants, grant);
    }),
  drop: (grants: readonly GrantRow[]) =>
    ledger.write((change) => {
      for (const { id } of grants) change.remove(state.grants, id);
    }),
});

export const createGrants = (deps: GrantDeps): Grants => {
  const { world, apps, state, plan } = deps;
  const mint = createMint(deps);
  const valid = createValidity(deps);
  const keeper = createKeeper(deps, mint);
  const isConsented = createIsConsented(deps);
  const all = () => [...state.grants.all()];
  const accessOf = (token: string) => {
    const grant = all().find(({ access }) => access.some((one) => one.token === token));
    const found = grant?.access.find((one) => one.token === token);
    const counts = grant !== undefined && found !== undefined && valid.access(found);
    return counts && isConsented(grant.orgUuid) ? { grant, found } : undefined;
  };
  const find = (token: string) => accessOf(token)?.grant;
  return {
    find,
    isConsented,
    strike: valid.strike,
    firstToken: mint.firstOf,
    begin: async () => {
      const app = apps.serviceApp;
      const consents = callingOrgs(world).map(({ uuid }) => ({ app, orgUuid: uuid, scopes: app.scopes }));
      const missing = consents.filter((consent) => state.grants.get(idOf(consent)) === undefined);
      if (missing.length === 0) return;
      await keeper.put(missing.map((one) => keeper.blank(one, mint.first(one.orgUuid), idOf(one))));
    },
    personOf: (token) => {
      const grant = find(token);
      if (grant === undefined) return undefined;
      return grant.personId === undefined ? machineOf(grant) : state.people.get(grant.personId);
    },
    issue: (consent) => {
      const id = idOf(consent);
      const { access = [] } = state.grants.get(id) ?? {};
      return keeper.give({ ...keeper.blank(consent, mint.refresh(consent.orgUuid), id), access });
    },
    refresh: async (token, app) => {
      const grant = all().find(({ refresh, former }) => [refresh.token, former?.token].includes(token));
      const used = grant?.refresh.token === token ? grant.refresh : grant?.former;
      const isTheirs = grant?.clientId === app.clientId && isConsented(grant.orgUuid);
      if (!isTheirs || used === undefined || !valid.refresh(used)) throw invalid();
      return keeper.give(renew(grant, used, plan().refreshTokens, mint));
    },
    expiryOf: (token) => {
      const until = accessOf(token)?.found.until;
      return until === undefined ? undefined : Date.parse(until);
    },
    revoke: async (meant) => {
      const grants = all().filter(meant);
      await keeper.drop(grants);
      return grants.length;
    },
  };
};
