/** The page on which an administrator lets the bot use Webex Calling, on the bot's own door. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { perMinute } from '../../../http/per-minute.js';
import { consentedPath, consentMinutes, type Consent } from './consent.js';
import en from './locales/en.json' with { type: 'json' };
import nb from './locales/nb.json' with { type: 'json' };

/** The address that administrators are given. */
export const consentPath = '/calling/consent';

export interface ConsentDoorOptions {
  readonly consent: Consent;
  /** Whether browsers reach the bot over https. */
  readonly isSecure: boolean;
  readonly log: Logger;
}

const texts = { en, nb };
type Text = keyof typeof en;

const cookieName = 'switchboard_consent';
const attemptsAMinute = 30;

const statusOf: Readonly<Record<Text, number>> = {
  given: 200,
  declined: 200,
  stale: 400,
  other: 403,
  weaker: 403,
  failed: 502,
  too_many: 429,
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

function show(request: Request, response: Response, text: Text, organization = ''): void {
  const asked = request.acceptsLanguages('en', 'nb', 'no', 'nn');
  const language = asked === 'en' || asked === false ? 'en' : 'nb';
  const said = escape(texts[language][text].replace('{organization}', organization));
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Switchboard</title>`;
  response
    .status(statusOf[text])
    .set('cache-control', 'no-store')
    .type('html')
    .send(`<!doctype html><html lang="${language}"><head>${head}</head><body><p>${said}</p></body></html>`);
}

const cookieIn = (request: Request): string =>
  /(?:^|; )switchboard_consent=([\w-]+)/.exec(request.get('cookie') ?? '')?.[1] ?? '';

const cameBack = z.object({ state: z.string().min(1), code: z.string().min(1) });

export function createConsentDoor({ consent, isSecure, log }: ConsentDoorOptions): Router {
  const cookie = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/calling' } as const;

  const begin: RequestHandler = (_request, response) => {
    const { url, secret } = consent.begin();
    response.cookie(cookieName, secret, { ...cookie, maxAge: consentMinutes * 60_000 });
    response.set('cache-control', 'no-store').redirect(302, url);
  };

  const finish: RequestHandler = async (request, response) => {
    response.clearCookie(cookieName, cookie);
    if (request.query['error'] !== undefined) return show(request, response, 'declined');
    const given = cameBack.safeParse(request.query);
    if (!given.success) return show(request, response, 'stale');
    try {
      const done = await consent.finish(given.data.state, cookieIn(request), given.data.code);
      if (done.result !== 'given') return show(request, response, done.result);
      log.info({ organization: done.organizationId }, 'consent for Webex Calling was given');
      show(request, response, 'given', done.organization);
    } catch (err) {
      log.warn({ err }, 'consent for Webex Calling came to nothing');
      show(request, response, 'failed');
    }
  };

  const limit = perMinute(attemptsAMinute, (request, response) => show(request, response, 'too_many'));
  return express.Router().get(consentPath, limit, begin).get(consentedPath, limit, finish);
}
