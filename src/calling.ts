/** Webex Calling with the credentials that are set, and the page on which administrators give consent. */
import type { Router } from 'express';
import type { Logger } from 'pino';
import { callingDeeds, callingTokens, shelfIn } from './bot/calling/collections.js';
import type { Settings } from './config.js';
import { createConsentDoor } from './pstn/webex/credentials/consent-door.js';
import { createConsent } from './pstn/webex/credentials/consent.js';
import { createWebexCalling, type WebexCalling } from './pstn/webex/create-webex-calling.js';
import { callingWay } from './pstn/webex/settings.js';
import type { Store } from './store/store.js';

export interface CallingParts {
  readonly store: Store;
  /** The bot's own door. */
  readonly doors: Router;
  readonly log: Logger;
}

/** Undefined where no credentials are set; the sandbox has no organisations but its own. */
export function openCalling(
  settings: Settings,
  { store, doors, log }: CallingParts,
): WebexCalling | undefined {
  const way = callingWay(settings);
  if (way === undefined || settings.WEBEX_BOT_TOKEN === undefined) return undefined;
  const calling = createWebexCalling({
    url: settings.CALLING_API_URL ?? settings.WEBEX_API_URL,
    way,
    settings,
    tokens: shelfIn(store, callingTokens),
    deeds: shelfIn(store, callingDeeds),
    log,
  });
  if (way.kind === 'consent') {
    const { asker, keeper, credentials } = calling;
    const { client: application, publicUrl, organizations: wanted } = way;
    const onGiven = (): void => credentials.forget();
    const consent = createConsent({ asker, keeper, application, publicUrl, wanted, onGiven });
    doors.use(createConsentDoor({ consent, isSecure: publicUrl.startsWith('https:'), log }));
  }
  return calling;
}
