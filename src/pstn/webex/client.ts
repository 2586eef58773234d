/** Calls in the name of an organisation: its token, renewed once where Webex refuses it. */
import type { Logger } from 'pino';
import type { Answer, Asker, Request } from './asker.js';
import { CallingError, isCalling } from './calling-error.js';
import type { Credentials } from './credentials/credentials.js';
import { readAll, type List } from './pages.js';

export interface CallingClient {
  /** The token is the client's to add. */
  ask<T>(organizationId: string, request: Request<T>): Promise<T>;
  list<T>(organizationId: string, list: List<T>): Promise<readonly T[]>;
}

export interface ClientOptions {
  readonly asker: Asker;
  readonly credentials: Credentials;
  readonly log: Logger;
}

/** More than a header in whole seconds and the way can account for. */
const clockSlackSeconds = 60;

export function createCallingClient({ asker, credentials, log }: ClientOptions): CallingClient {
  /** A token that is refused right after it was made: where the clock is wrong, that is the likely reason. */
  function refusedAnew(error: CallingError): CallingError {
    const ahead = asker.clockAhead();
    if (Math.abs(ahead) <= clockSlackSeconds) return error;
    const how = `${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'}`;
    const words = `Webex refuses a fresh token, and the clock of this machine is ${how} that of Webex.`;
    return new CallingError('calling_clock_off', words, { status: 401, cause: error });
  }

  /** Webex has one answer for a scope that is missing and an organisation that has withdrawn. */
  async function forbidden(organizationId: string, error: CallingError): Promise<never> {
    credentials.forget();
    await credentials.token(organizationId);
    throw error;
  }

  async function withToken<T>(organizationId: string, request: Request<T>): Promise<Answer<T>> {
    const token = await credentials.token(organizationId);
    try {
      return await asker.ask<T>({ ...request, token });
    } catch (error) {
      if (isCalling(error, 'calling_scope_missing')) return forbidden(organizationId, error);
      if (!isCalling(error, 'calling_token_refused')) throw error;
      const fresh = await credentials.renewed(organizationId, token);
      return asker.ask<T>({ ...request, token: fresh }).catch((again: unknown) => {
        throw isCalling(again, 'calling_token_refused') ? refusedAnew(again) : again;
      });
    }
  }

  async function logged<T>(call: string, work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (err) {
      if (err instanceof CallingError) {
        const { code, status, trackingId } = err;
        // A refusal may be the answer: a location without a connection is a 404.
        const level = code === 'calling_refused' ? 'debug' : 'warn';
        log[level]({ call, code, status, trackingId, err }, 'a call to Webex Calling failed');
      }
      throw err;
    }
  }

  return {
    ask: (id, request) =>
      logged(
        request.call,
        withToken(id, request).then(({ value }) => value),
      ),
    list: (id, list) =>
      logged(
        list.call,
        readAll((request) => withToken(id, request), list),
      ),
  };
}
