import { put, type Store } from '../store/store.js';
import type { Check } from '../ops/readiness.js';
import { settings } from './collections.js';
import { queuesOf } from './queues.js';
import type { WebexClient } from './webex/client.js';
import type { Line } from './webex/line.js';
import { isTokenRefused, tokenRefused } from './webex/refused.js';
import { eventsUrl, howItListens, webhooksElsewhere, webhooksMissing } from './webex/webhooks-seen.js';

export interface ReadinessOptions {
  readonly store: Store;
  readonly client: Pick<WebexClient, 'person' | 'webhooks'>;
  readonly line: Pick<Line, 'look'>;
  /** Where Webex reaches this bot; without it the bot listens on a websocket. */
  readonly publicUrl: string | undefined;
  /** True once the bot has begun its work. */
  readonly started: () => boolean;
  readonly now: () => Date;
}

/** An event waits no longer than this on a good day, a message no longer than Webex may ask it to. */
const tooOldSeconds = { events: 60, messages: 300 };

/** What the bot needs to do its work. */
export function readinessChecks(options: ReadinessOptions): Readonly<Record<string, Check>> {
  const { store, client, line, publicUrl, started, now } = options;
  return {
    bot: {
      keepMs: 0,
      look: () => Promise.resolve(started() ? { ok: true } : { ok: false, why: 'still starting' }),
    },
    store: {
      keepMs: 5_000,
      async look() {
        await store.commit([put(settings, 'last-readiness', now().toISOString())]);
        return { ok: true };
      },
    },
    webex: {
      keepMs: 30_000,
      async look() {
        try {
          const me = await client.person('me');
          return me === undefined ? { ok: false, why: 'Webex does not know the bot' } : { ok: true };
        } catch (error) {
          if (!isTokenRefused(error)) throw error;
          return { ok: false, why: tokenRefused };
        }
      },
    },
    listening: {
      keepMs: publicUrl === undefined ? 5_000 : 30_000,
      async look() {
        if (publicUrl === undefined) return line.look();
        const [all, url] = [await client.webhooks(), eventsUrl(publicUrl)];
        const missing = webhooksMissing(all, url);
        const elsewhere = webhooksElsewhere(all, url);
        const others = elsewhere === 0 ? [] : [`webhooks of this bot to other addresses: ${elsewhere}`];
        const why = [howItListens(publicUrl), ...missing, ...others].join('; ');
        return { ok: missing.length === 0, why };
      },
    },
    queue: {
      keepMs: 1_000,
      async look() {
        const { waiting } = await queuesOf(store, now());
        const late = (['events', 'messages'] as const).filter(
          (queue) => waiting[queue].oldestSeconds > tooOldSeconds[queue],
        );
        if (late.length === 0) return { ok: true };
        const told = late.map((queue) => `${queue} wait for ${Math.round(waiting[queue].oldestSeconds)} s`);
        return { ok: false, why: told.join('; ') };
      },
    },
  };
}
