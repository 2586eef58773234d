/** The page on which an administrator lets an integration in (`GET /authorize`); whoever presses is who consents. */
import { Router, type Response } from 'express';
import { z } from 'zod';
import { secureHeaders } from '../../../../http/doors.js';
import type { World, WorldPerson } from '../../../world.js';
import { bodies } from '../../http/bodies.js';
import { isLoopback } from '../../http/host-guard.js';
import { parse } from '../../http/parse.js';
import { webexId } from '../../ids.js';
import { badRequest } from '../../refusal.js';
import type { Apps } from './apps.js';
import type { Codes } from './codes.js';
import { consentPage } from './consent-page.js';

export interface AuthorizeDeps {
  readonly world: World;
  readonly apps: Apps;
  readonly codes: Codes;
}

const text = z.string().min(1);
const request = z.object({
  client_id: text,
  response_type: z.literal('code'),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string().default(''),
  state: z.string().optional(),
  code_challenge: text.optional(),
  code_challenge_method: z.literal('S256').optional(),
});
export type AuthorizeRequest = z.output<typeof request>;
const decision = request.extend({ person: z.string() });

const isOwnPage: ReturnType<typeof secureHeaders> = secureHeaders({
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
});

/** The sandbox serves this machine alone, and so its codes go nowhere else. */
const check = (asked: AuthorizeRequest, { apps }: AuthorizeDeps): void => {
  const app = apps.byClientId(asked.client_id);
  if (app?.kind !== 'integration') throw badRequest('client_id: no such integration.');
  if (!isLoopback(new URL(asked.redirect_uri).host)) throw badRequest('redirect_uri: not registered.');
  const unknown = asked.scope.split(' ').filter((scope) => scope !== '' && !app.scopes.includes(scope));
  if (unknown.length > 0) throw badRequest(`scope: not registered: ${unknown.join(' ')}`);
};

const sendBack = (res: Response, asked: AuthorizeRequest, answer: Record<string, string>): void => {
  const url = new URL(asked.redirect_uri);
  const { state } = asked;
  for (const [key, value] of Object.entries({ ...answer, ...(state === undefined ? {} : { state }) })) {
    url.searchParams.set(key, value);
  }
  res.redirect(302, url.toString());
};

const mayConsent = ({ role }: WorldPerson): boolean => ['admin', 'read-only', 'partner'].includes(role);

export const createAuthorizeRoutes = (deps: AuthorizeDeps): Router => {
  const { world, apps, codes } = deps;
  const router = Router();
  router.get('/authorize', isOwnPage, (req, res) => {
    const asked = parse(request, req.query);
    check(asked, deps);
    const language = req.acceptsLanguages('en', 'nb', 'no') === 'en' ? 'en' : 'nb';
    res.type('html').send(consentPage(asked, world.people.filter(mayConsent), language));
  });
  router.post('/authorize', isOwnPage, ...bodies, (req, res) => {
    const asked = parse(decision, req.body);
    check(asked, deps);
    const person = world.people.find(({ uuid }) => uuid === asked.person);
    if (person === undefined || !mayConsent(person)) {
      sendBack(res, asked, { error: 'access_denied' });
      return;
    }
    const scopes =
      asked.scope === '' ? (apps.byClientId(asked.client_id)?.scopes ?? []) : asked.scope.split(' ');
    const code = codes.give({
      clientId: asked.client_id,
      redirectUri: asked.redirect_uri,
      scopes,
      orgUuid: person.orgUuid,
      personId: webexId('PEOPLE', person.uuid),
      challenge: asked.code_challenge,
    });
    sendBack(res, asked, { code });
  });
  return router;
};
