import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import { z } from 'zod';
import type { World } from '../../../world.js';
import { bodies } from '../../http/bodies.js';
import { parse } from '../../http/parse.js';
import { cleanId } from '../../ids.js';
import { badRequest, notFound, Refusal } from '../../refusal.js';
import { scopes } from '../admission/scopes.js';
import type { Principal } from '../admission/principal.js';
import { innerOf } from '../ids.js';
import { notAllowed } from '../refusals.js';
import type { App, Apps } from './apps.js';
import type { Codes } from './codes.js';
import { callingOrgs, type Grants } from './grants.js';

export interface TokenDeps {
  readonly world: World;
  readonly apps: Apps;
  readonly grants: Grants;
  readonly codes: Codes;
  readonly principalOf: (req: Request) => Principal;
  readonly clock: () => Date;
}

const text = z.string().min(1);
const client = { client_id: text, client_secret: text };
const accessBody = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal('refresh_token'), ...client, refresh_token: text }),
  z.object({
    grant_type: z.literal('authorization_code'),
    ...client,
    code: text,
    redirect_uri: text,
    code_verifier: text.optional(),
  }),
]);
const appBody = z.object({ clientId: text, clientSecret: text, targetOrgId: text });

const clientOf = (apps: Apps, clientId: string, clientSecret: string): App => {
  const app = apps.byClient(clientId, clientSecret);
  if (app === undefined) throw new Refusal(401, 'The client id or the client secret is wrong.');
  return app;
};

const same = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** S256 of RFC 7636. */
const provesChallenge = (verifier: string | undefined, challenge: string | undefined): boolean =>
  challenge === undefined ||
  (verifier !== undefined && same(createHash('sha256').update(verifier).digest('base64url'), challenge));

/** `POST /access_token`: no token is needed to get one. */
export const createAccessTokenRoute = ({ apps, grants, codes }: TokenDeps): Router => {
  const router = Router();
  router.post('/access_token', ...bodies, async (req, res) => {
    const body = parse(accessBody, req.body);
    const app = clientOf(apps, body.client_id, body.client_secret);
    if (body.grant_type === 'refresh_token') {
      res.json(await grants.refresh(body.refresh_token, app));
      return;
    }
    const code = codes.take(body.code);
    const fits =
      code !== undefined && code.clientId === app.clientId && code.redirectUri === body.redirect_uri;
    if (!fits || !provesChallenge(body.code_verifier, code.challenge)) {
      throw badRequest('The authorization code is invalid, expired, used, or not proven.');
    }
    const { orgUuid, personId } = code;
    res.json(await grants.issue({ app, orgUuid, personId, scopes: code.scopes }));
  });
  return router;
};

const addServiceApp = (router: Router, { world, apps, grants, principalOf }: TokenDeps): void => {
  router.post('/applications/:id/token', async (req, res) => {
    const principal = principalOf(req);
    if (principal.isApp || !principal.has(scopes.applicationsToken)) throw notAllowed();
    const { clientId, clientSecret, targetOrgId } = parse(appBody, req.body);
    const app = apps.byId(cleanId(req.params.id));
    if (app?.kind !== 'service-app') throw notFound('Application not found.');
    if (clientOf(apps, clientId, clientSecret) !== app) throw notFound('Application not found.');
    const orgUuid = innerOf(targetOrgId, 'ORGANIZATION');
    const isKnown = callingOrgs(world).some(({ uuid }) => uuid === orgUuid);
    if (orgUuid === undefined || !isKnown || !grants.isConsented(orgUuid)) {
      throw new Refusal(403, 'The application is not authorized in the target organization.');
    }
    res.json(await grants.issue({ app, orgUuid, scopes: app.scopes }));
  });
};

const farAwayMs = 100 * 365 * 86_400_000;

/** What needs a token: those of a Service App, and what a caller may know of, and end, of its own. */
export const createTokenRoutes = (deps: TokenDeps): Router => {
  const { grants, principalOf, clock } = deps;
  const router = Router();
  addServiceApp(router, deps);
  router.get('/authorizations/tokenExpiry', (req, res) => {
    const { token } = principalOf(req);
    // Tokens of people and bots of the sandbox do not end.
    res.json({ exp: grants.expiryOf(token) ?? clock().getTime() + farAwayMs });
  });
  router.delete('/authorizations', async (req, res) => {
    const { person, token } = principalOf(req);
    const { clientId } = parse(z.object({ clientId: text }), req.query);
    const own = grants.find(token);
    const count = await grants.revoke(
      (grant) => grant.clientId === clientId && (grant.personId === person.id || grant.id === own?.id),
    );
    if (count === 0) throw notFound('Authorization not found.');
    res.status(204).end();
  });
  return router;
};
