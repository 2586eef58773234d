import { randomBytes } from 'node:crypto';

export interface Code {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly orgUuid: string;
  readonly personId: string;
  /** PKCE, S256; absent when the app has not asked for it. */
  readonly challenge?: string | undefined;
}

export interface Codes {
  give(code: Code): string;
  /** Once only, and within ten minutes. */
  take(code: string): Code | undefined;
}

const lifeMs = 10 * 60_000;

export const createCodes = (clock: () => Date): Codes => {
  const given = new Map<string, Code & { readonly until: number }>();
  return {
    give: (code) => {
      const text = randomBytes(24).toString('hex');
      given.set(text, { ...code, until: clock().getTime() + lifeMs });
      return text;
    },
    take: (text) => {
      const code = given.get(text);
      given.delete(text);
      return code !== undefined && code.until > clock().getTime() ? code : undefined;
    },
  };
};
