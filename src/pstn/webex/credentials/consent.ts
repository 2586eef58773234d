/** Consent of an administrator, from the request to the tokens: OAuth with a state that is used once, and PKCE (S256). */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Asker } from '../asker.js';
import { allScopes } from '../calls.js';
import { CallingError, isCalling } from '../calling-error.js';
import { sameId } from '../ids.js';
import { organizationsAnswer, person, rolesAnswer, tokenAnswer, type TokenAnswer } from '../shapes.js';
import { roleOfName } from '../unconfirmed/admin-role.js';
import { consentKey } from './grants.js';
import type { Application, TokenKeeper } from './token-keeper.js';

/** Where Webex sends the browser back to. */
export const consentedPath = '/calling/consented';
export const consentMinutes = 10;

export interface ConsentOptions {
  readonly asker: Asker;
  readonly keeper: TokenKeeper;
  readonly application: Application;
  /** Address of the bot's own door. */
  readonly publicUrl: string;
  /** Organisations that may give consent; there is at least one. */
  readonly wanted: readonly string[];
  /** What is known of organisations is to be read anew. */
  readonly onGiven: () => void;
}

export type Consented =
  | { readonly result: 'given'; readonly organization: string; readonly organizationId: string }
  | { readonly result: 'stale' | 'other' | 'weaker' };

export interface Consent {
  /** Where the browser goes, and the secret it keeps meanwhile. */
  begin(): { readonly url: string; readonly secret: string };
  /** Rejects with a `CallingError` when Webex does not give tokens for the code. */
  finish(state: string, secret: string, code: string): Promise<Consented>;
}

interface Pending {
  readonly verifier: string;
  readonly secretHash: Buffer;
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const random = (): string => randomBytes(32).toString('base64url');

export function createConsent(options: ConsentOptions): Consent {
  const { asker, keeper, application, publicUrl, wanted, onGiven } = options;
  const redirectUri = publicUrl.replace(/\/$/, '') + consentedPath;
  const pending = new LRUCache<string, Pending>({ max: 1_000, ttl: consentMinutes * 60_000 });

  /** Gone with the first look, whatever comes of it. */
  function take(state: string, secret: string): Pending | undefined {
    const found = pending.get(state);
    pending.delete(state);
    return found !== undefined && timingSafeEqual(found.secretHash, hash(secret)) ? found : undefined;
  }

  async function tokensFor(code: string, verifier: string): Promise<TokenAnswer> {
    const form = {
      grant_type: 'authorization_code',
      client_id: application.id,
      client_secret: application.secret,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    };
    return (await asker.ask({ call: 'tokens', form, schema: tokenAnswer })).value;
  }

  const who = async (personId: string, token: string) =>
    (await asker.ask({ call: 'person', params: { personId }, token, schema: person })).value;

  /** Only these may change an emergency address. Roles are told of a person who is asked for by the id alone. */
  async function isFull(personId: string, token: string): Promise<boolean> {
    try {
      const held = new Set((await who(personId, token)).roles);
      const { items } = (await asker.ask({ call: 'roles', token, schema: rolesAnswer })).value;
      const roles = items.filter(({ id }) => held.has(id)).map(({ name }) => roleOfName(name));
      return roles.some((role) => role === 'admin' || role === 'partner');
    } catch (error) {
      if (isCalling(error, 'calling_scope_missing', 'calling_refused')) return false;
      throw error;
    }
  }

  /** Whether what was given before is that of a full administrator, today. */
  async function hasFull(key: string): Promise<boolean> {
    const isFullNow = async (token: string) => isFull((await who('me', token)).id, token);
    try {
      const token = await keeper.token({ key });
      return await isFullNow(token).catch(async (error: unknown) => {
        if (!isCalling(error, 'calling_token_refused')) throw error;
        return isFullNow(await keeper.renewed({ key }, token));
      });
    } catch (error) {
      if (isCalling(error, 'calling_token_refused', 'calling_not_consented')) return false;
      throw error;
    }
  }

  /** The tokens are kept only when they lead somewhere they are wanted for, and take nothing away. */
  async function keep(answer: TokenAnswer): Promise<Consented> {
    const token = answer.access_token;
    const me = await who('me', token);
    const seen = await asker.ask({ call: 'organizations', token, schema: organizationsAnswer });
    const { orgId: organizationId } = me;
    const reached = seen.value.items.filter(({ id }) => wanted.some((one) => sameId(one, id)));
    if (organizationId === undefined)
      throw new CallingError('calling_unknown_form', 'Webex does not say whose consent it is.');
    if (reached.length === 0) return { result: 'other' };
    const key = consentKey(organizationId);
    if (!(await isFull(me.id, token)) && (await hasFull(key))) return { result: 'weaker' };
    await keeper.keep(key, answer, { organizationId });
    onGiven();
    const organization = reached.map(({ displayName }) => displayName).join(', ');
    return { result: 'given', organization, organizationId };
  }

  return {
    begin() {
      const [state, secret, verifier] = [random(), random(), random()];
      pending.set(state, { verifier, secretHash: hash(secret) });
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: application.id,
        redirect_uri: redirectUri,
        scope: allScopes().join(' '),
        state,
        code_challenge: hash(verifier).toString('base64url'),
        code_challenge_method: 'S256',
      });
      return { url: `${asker.url}/authorize?${query.toString()}`, secret };
    },
    async finish(state, secret, code) {
      const found = take(state, secret);
      return found === undefined ? { result: 'stale' } : keep(await tokensFor(code, found.verifier));
    },
  };
}
