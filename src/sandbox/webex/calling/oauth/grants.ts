/** What apps were let do, and the tokens they have for it: given, refreshed with rotation, expired and revoked. */
import { createHash, randomBytes } from 'node:crypto';
import type { World } from '../../../world.js';
import { webexId } from '../../ids.js';
import { badRequest, Refusal } from '../../refusal.js';
import type { Ledger } from '../../state/ledger.js';
import type { GrantRow, PersonRow, TokenRow } from '../../state/rows.js';
import type { State } from '../../state/state.js';
import { callingId, uuidOf } from '../ids.js';
import type { CallingPlan } from '../plan.js';
import type { App, Apps } from './apps.js';

const accessSeconds = 1_209_600;
const refreshSeconds = 7_776_000;
const mostTokens = 20;

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
}

export interface Consent {
  readonly app: App;
  readonly orgUuid: string;
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

/** Shaped as those of people: the organisation is the last of three fields. */
const shaped = (hex: string, orgUuid: string): string =>
  `${hex.slice(0, 60)}_${hex.slice(60, 64)}_${orgUuid}`;

const invalid = (): Refusal => badRequest('The refresh token is invalid, expired or revoked.');

/** Every organisation of the world; the operator's has no Webex Calling. */
export const callingOrgs = ({ customers, people }: World) => {
  const partner = people.find(({ role }) => role === 'partner');
  const own = customers.map(({ id, name }) => ({ uuid: id, name }));
  return partner === undefined ? own : [...own, { uuid: partner.orgUuid, name: partner.orgName }];
};

const createMint = ({ state, clock }: Pick<GrantDeps, 'state' | 'clock'>) => {
  const after = (seconds: number) => new Date(clock().getTime() + seconds * 1000).toISOString();
  const token = (orgUuid: string, seconds: number, hex = randomBytes(32).toString('hex')): TokenRow => ({
    token: shaped(hex, orgUuid),
    until: after(seconds),
    seq: state.nextSeq(),
  });
  return {
    access: (orgUuid: string) => token(orgUuid, accessSeconds),
    refresh: (orgUuid: string, hex?: string) => token(orgUuid, refreshSeconds, hex),
    prolong: (row: TokenRow): TokenRow => ({ ...row, until: after(refreshSeconds) }),
  };
};

const answerOf = (grant: GrantRow): TokenAnswer => ({
  access_token: grant.access.at(-1)?.token ?? '',
  expires_in: accessSeconds,
  refresh_token: grant.refresh.token,
  refresh_token_expires_in: refreshSeconds,
  token_type: 'Bearer',
  scope: grant.scopes.join(' '),
});

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

/** Which tokens count, by their time and by what the plan has revoked. */
const createValidity = ({ clock, state }: Pick<GrantDeps, 'clock' | 'state'>) => {
  let struck: { readonly what: 'access' | 'all'; readonly upTo: number } | undefined;
  const isAlive = (token: TokenRow): boolean => Date.parse(token.until) > clock().getTime();
  return {
    access: (token: TokenRow) => isAlive(token) && (struck === undefined || token.seq > struck.upTo),
    refresh: (token: TokenRow) => isAlive(token) && (struck?.what !== 'all' || token.seq > struck.upTo),
    strike: ({ tokens }: CallingPlan) => {
      struck = tokens && { what: tokens, upTo: state.nextSeq() };
    },
  };
};

export const createGrants = (deps: GrantDeps): Grants => {
  const { world, apps, state, ledger, seed, plan } = deps;
  const mint = createMint(deps);
  const valid = createValidity(deps);
  const all = () => [...state.grants.all()];
  const save = async (grant: GrantRow): Promise<TokenAnswer> => {
    await ledger.write((change) => change.put(state.grants, grant));
    return answerOf(grant);
  };
  const isConsented = (orgUuid: string): boolean => {
    const name = callingOrgs(world).find(({ uuid }) => uuid === orgUuid)?.name;
    const known = [orgUuid, webexId('ORGANIZATION', orgUuid), name];
    return !plan().notConsented.some((one) => known.includes(one));
  };
  const accessOf = (token: string) => {
    for (const grant of all()) {
      const found = grant.access.find((one) => one.token === token);
      if (found) return valid.access(found) && isConsented(grant.orgUuid) ? { grant, found } : undefined;
    }
    return undefined;
  };
  const find = (token: string) => accessOf(token)?.grant;
  const withAccess = (grant: GrantRow): GrantRow => ({
    ...grant,
    access: [...grant.access, mint.access(grant.orgUuid)].slice(-mostTokens),
  });
  const idOf = ({ app, orgUuid, personId = '' }: Omit<Consent, 'scopes'>) =>
    callingId('AUTHORIZATION', uuidOf(`${app.clientId} ${orgUuid} ${personId}`));
  const firstHex = (orgUuid: string) =>
    createHash('sha256').update(`refresh ${seed} ${orgUuid}`).digest('hex');
  const blank = (consent: Consent, hex?: string): GrantRow => ({
    id: idOf(consent),
    seq: state.nextSeq(),
    clientId: consent.app.clientId,
    orgUuid: consent.orgUuid,
    ...(consent.personId === undefined ? {} : { personId: consent.personId }),
    scopes: consent.scopes,
    refresh: mint.refresh(consent.orgUuid, hex),
    access: [],
  });

  /** The former token is not taken any more once its successor has been used. */
  const renewed = (grant: GrantRow, used: TokenRow): GrantRow => {
    const mode = plan().refreshTokens;
    if (mode === 'keep') return { ...grant, refresh: mint.prolong(used), former: undefined };
    const former = mode === 'strict' ? undefined : used;
    return { ...grant, refresh: mint.refresh(grant.orgUuid), former };
  };

  return {
    find,
    isConsented,
    strike: valid.strike,
    firstToken: (orgUuid) => shaped(firstHex(orgUuid), orgUuid),
    begin: async () => {
      const app = apps.serviceApp;
      const missing = callingOrgs(world).filter(
        ({ uuid }) => state.grants.get(idOf({ app, orgUuid: uuid })) === undefined,
      );
      if (missing.length === 0) return;
      await ledger.write((change) => {
        for (const { uuid: orgUuid } of missing) {
          change.put(state.grants, blank({ app, orgUuid, scopes: app.scopes }, firstHex(orgUuid)));
        }
      });
    },
    personOf: (token) => {
      const grant = find(token);
      if (grant === undefined) return undefined;
      return grant.personId === undefined ? machineOf(grant) : state.people.get(grant.personId);
    },
    issue: (consent) => {
      const { access = [] } = state.grants.get(idOf(consent)) ?? {};
      return save(withAccess({ ...blank(consent), access }));
    },
    refresh: (token, app) => {
      const grant = all().find(({ refresh, former }) => [refresh.token, former?.token].includes(token));
      if (grant === undefined || grant.clientId !== app.clientId) throw invalid();
      const used = grant.refresh.token === token ? grant.refresh : grant.former;
      if (used === undefined || !valid.refresh(used) || !isConsented(grant.orgUuid)) throw invalid();
      return save(withAccess(renewed(grant, used)));
    },
    expiryOf: (token) => {
      const until = accessOf(token)?.found.until;
      return until === undefined ? undefined : Date.parse(until);
    },
    revoke: async (meant) => {
      const grants = all().filter(meant);
      await ledger.write((change) => {
        for (const { id } of grants) change.remove(state.grants, id);
      });
      return grants.length;
    },
  };
};
