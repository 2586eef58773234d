/** Three ways to a token: a Service App with the tokens it was given, one that fetches them, and consent of an administrator. */
import { createHash } from 'node:crypto';
import type { Asker } from '../asker.js';
import { CallingError, isCalling } from '../calling-error.js';
import { tokenAnswer, type TokenAnswer } from '../shapes.js';
import type { Shelf } from './shelf.js';
import type { Grant, TokenKeeper, TokenRow } from './token-keeper.js';

/** Another token in the settings is another credential: what was kept under the former is not used any more. */
const keyOf = (refreshToken: string): string =>
  `token ${createHash('sha256').update(refreshToken).digest('hex').slice(0, 24)}`;

/** Refresh tokens of a Service App, one for each organisation that authorised it. */
export const grantsOfTokens = (tokens: readonly string[], keeper: TokenKeeper): readonly Grant[] =>
  tokens.map((token) => ({ key: keyOf(token), first: () => keeper.refresh(token) }));

export interface ServiceApp {
  /** Id of the application, not of the client. */
  readonly id: string;
  /** A token with the scope `spark:applications_token`; used only where nothing else leads to an organisation. */
  readonly applicationsToken: string;
  readonly client: { readonly id: string; readonly secret: string };
}

/** The Service App fetches the tokens of each target organisation by itself (webex-api.md 1.1). */
export function grantsOfServiceApp(
  app: ServiceApp,
  organizations: readonly string[],
  asker: Asker,
): readonly Grant[] {
  async function fetchFor(targetOrgId: string): Promise<TokenAnswer> {
    const { id: clientId, secret: clientSecret } = app.client;
    try {
      const answer = await asker.ask({
        call: 'app-token',
        params: { applicationId: app.id },
        token: app.applicationsToken,
        body: { clientId, clientSecret, targetOrgId },
        schema: tokenAnswer,
      });
      return answer.value;
    } catch (error) {
      // Webex has one answer for an organisation that has not authorised it and a token without the scope.
      if (!isCalling(error, 'calling_refused', 'calling_scope_missing')) throw error;
      const words = `The organisation ${targetOrgId} has not authorised the Service App: ${error.message}`;
      throw new CallingError('calling_not_consented', words, { cause: error });
    }
  }
  return organizations.map((id) => ({ key: `app ${id}`, first: () => fetchFor(id) }));
}

export const consentKey = (organizationId: string): string => `consent ${organizationId}`;

/** Every consent that was given on the consent page. */
export const grantsOfConsents = async (shelf: Shelf<TokenRow>): Promise<readonly Grant[]> =>
  (await shelf.all()).filter(({ id }) => id.startsWith('consent ')).map(({ id }) => ({ key: id }));
