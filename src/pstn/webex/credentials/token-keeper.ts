/** Access tokens, renewed in time; a new refresh token is on disk before anything is done with it. */
import type { Asker, Request } from '../asker.js';
import { CallingError, isCalling } from '../calling-error.js';
import { tokenAnswer, type TokenAnswer } from '../shapes.js';
import type { Shelf } from './shelf.js';

export interface TokenRow {
  readonly access: string;
  readonly refresh?: string;
  /** ISO times, counted from the answer's seconds. */
  readonly expiresAt: string;
  readonly refreshExpiresAt?: string;
  readonly at: string;
  /** The organisation of whoever gave consent, where somebody did. */
  readonly organizationId?: string;
}

/** One credential: where its tokens are kept, and how the first are got. */
export interface Grant {
  readonly key: string;
  readonly first?: () => Promise<TokenAnswer>;
}

export interface Application {
  readonly id: string;
  readonly secret: string;
}

export interface KeeperOptions {
  readonly asker: Asker;
  readonly shelf: Shelf<TokenRow>;
  readonly application: Application;
  readonly now: () => Date;
}

export interface TokenKeeper {
  token(grant: Grant): Promise<string>;
  /** Another one than that, which Webex took no more. */
  renewed(grant: Grant, refused: string): Promise<string>;
  /** First tokens for a refresh token out of the settings. */
  refresh(refreshToken: string): Promise<TokenAnswer>;
  keep(key: string, answer: TokenAnswer, over?: Pick<TokenRow, 'organizationId'>): Promise<TokenRow>;
}

/** Longer than a clock is off that nobody notices, and short beside the days a token is good for. */
const marginMs = 10 * 60_000;

const lost = (cause: CallingError): CallingError =>
  new CallingError('calling_token_refused', `Webex takes the refresh token no more: ${cause.message}`, {
    cause,
  });

export function createTokenKeeper({ asker, shelf, application, now }: KeeperOptions): TokenKeeper {
  const running = new Map<string, Promise<string>>();
  const later = (seconds: number): string => new Date(now().getTime() + seconds * 1000).toISOString();
  const isFresh = ({ expiresAt }: TokenRow): boolean => Date.parse(expiresAt) - now().getTime() > marginMs;

  async function refresh(refreshToken: string): Promise<TokenAnswer> {
    const form = {
      grant_type: 'refresh_token',
      client_id: application.id,
      client_secret: application.secret,
      refresh_token: refreshToken,
    };
    const request: Request<TokenAnswer> = { call: 'tokens', form, schema: tokenAnswer };
    try {
      return (await asker.ask(request)).value;
    } catch (error) {
      throw isCalling(error, 'calling_refused', 'calling_token_refused') ? lost(error) : error;
    }
  }

  async function keep(key: string, answer: TokenAnswer, over: Partial<TokenRow> = {}): Promise<TokenRow> {
    const { access_token: access, expires_in: seconds, refresh_token: next } = answer;
    const { refresh_token_expires_in: refreshSeconds } = answer;
    const row: TokenRow = {
      ...over,
      access,
      expiresAt: later(seconds),
      at: now().toISOString(),
      // Where none comes, the one that was used goes on.
      ...(next === undefined ? {} : { refresh: next }),
      ...(refreshSeconds === undefined ? {} : { refreshExpiresAt: later(refreshSeconds) }),
    };
    await shelf.put(key, row);
    return row;
  }

  /** What is kept counts: it may be newer than the settings. When it is refused, the settings are tried. */
  async function obtain({ key, first }: Grant): Promise<string> {
    const row = await shelf.get(key);
    const start = async (): Promise<string> => {
      if (first === undefined)
        throw new CallingError('calling_not_consented', 'Nobody has given consent for this organisation.');
      return (await keep(key, await first())).access;
    };
    if (row?.refresh === undefined) return start();
    try {
      return (await keep(key, await refresh(row.refresh), row)).access;
    } catch (error) {
      if (first === undefined || !isCalling(error, 'calling_token_refused')) throw error;
      return start();
    }
  }

  /** One at a time: a refresh token that is changed with each use would be lost otherwise. */
  function once(grant: Grant): Promise<string> {
    const under = running.get(grant.key);
    if (under !== undefined) return under;
    const run = obtain(grant).finally(() => running.delete(grant.key));
    running.set(grant.key, run);
    return run;
  }

  return {
    async token(grant) {
      const row = await shelf.get(grant.key);
      return row !== undefined && isFresh(row) ? row.access : once(grant);
    },
    async renewed(grant, refused) {
      const row = await shelf.get(grant.key);
      return row !== undefined && row.access !== refused && isFresh(row) ? row.access : once(grant);
    },
    refresh,
    keep,
  };
}
