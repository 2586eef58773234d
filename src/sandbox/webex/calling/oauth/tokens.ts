/** Tokens themselves: how they look, how long they live, and which of them count. */
import { createHash, randomBytes } from 'node:crypto';
import type { GrantRow, TokenRow } from '../../state/rows.js';
import type { State } from '../../state/state.js';
import type { CallingPlan } from '../plan.js';

const accessSeconds = 1_209_600;
const refreshSeconds = 7_776_000;

export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
}

/** The newest pair of a grant. */
export const answerOf = (grant: GrantRow): TokenAnswer => ({
  access_token: grant.access.at(-1)?.token ?? '',
  expires_in: accessSeconds,
  refresh_token: grant.refresh.token,
  refresh_token_expires_in: refreshSeconds,
  token_type: 'Bearer',
  scope: grant.scopes.join(' '),
});

/** Shaped as those of people: the organisation is the last of three fields. */
const shaped = (hex: string, orgUuid: string): string =>
  `${hex.slice(0, 60)}_${hex.slice(60, 64)}_${orgUuid}`;

interface Deps {
  readonly state: State;
  /** The clock of Webex. */
  readonly clock: () => Date;
}

export const createMint = ({ state, clock, seed }: Deps & { readonly seed: string }) => {
  const after = (seconds: number) => new Date(clock().getTime() + seconds * 1000).toISOString();
  const fresh = (orgUuid: string) => shaped(randomBytes(32).toString('hex'), orgUuid);
  const row = (token: string, seconds: number): TokenRow => ({
    token,
    until: after(seconds),
    seq: state.nextSeq(),
  });
  const firstOf = (orgUuid: string) =>
    shaped(createHash('sha256').update(`refresh ${seed} ${orgUuid}`).digest('hex'), orgUuid);
  return {
    access: (orgUuid: string) => row(fresh(orgUuid), accessSeconds),
    refresh: (orgUuid: string) => row(fresh(orgUuid), refreshSeconds),
    /** The same for the same seed. */
    firstOf,
    first: (orgUuid: string) => row(firstOf(orgUuid), refreshSeconds),
    prolong: (token: TokenRow): TokenRow => ({ ...token, until: after(refreshSeconds) }),
  };
};
export type Mint = ReturnType<typeof createMint>;

/** By their time, and by what a plan has revoked. */
export const createValidity = ({ clock, state }: Deps) => {
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

/** What a refresh makes of a grant; the former token counts until its successor is used. */
export const renew = (
  grant: GrantRow,
  used: TokenRow,
  mode: CallingPlan['refreshTokens'],
  mint: Mint,
): GrantRow => {
  if (mode === 'keep') return { ...grant, refresh: mint.prolong(used), former: undefined };
  const former = mode === 'strict' ? undefined : used;
  return { ...grant, refresh: mint.refresh(grant.orgUuid), former };
};
