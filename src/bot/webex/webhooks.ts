/**
 * The bot's webhooks at Webex. They are kept from one start to the next, so that nothing falls between an old one and
 * a new one, and switched on again: Webex switches them off after many failures, and tells nobody.
 */
import type { Logger } from 'pino';
import type { WebexClient, Webhook, WebhookWish } from './client.js';
import { patiently } from './patience.js';

export interface WebhookKeeper {
  /** Makes sure of one webhook; what is wished here is looked after from now on. */
  wish(wish: WebhookWish): Promise<Webhook>;
  /** Looks after all of them; answers how many had to be mended since the last look: they heard nothing until now. */
  look(): Promise<number>;
}

export interface WebhookKeeperOptions {
  readonly client: Pick<WebexClient, 'webhooks' | 'createWebhook' | 'updateWebhook' | 'deleteWebhook'>;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

const isOf =
  ({ name, resource, event }: WebhookWish) =>
  (hook: Webhook): boolean =>
    hook.name === name && hook.resource === resource && hook.event === event;

export function createWebhookKeeper({ client, signal, log }: WebhookKeeperOptions): WebhookKeeper {
  const wishes: WebhookWish[] = [];
  let mendedNow = 0;

  const isRight = (hook: Webhook, { targetUrl }: WebhookWish): boolean =>
    hook.status !== 'inactive' && hook.targetUrl === targetUrl;

  /** The webhook as it is to be; `isFirst`: Webex does not always show the secret, so it is told once more. */
  async function mend(hook: Webhook | undefined, wish: WebhookWish, isFirst: boolean): Promise<Webhook> {
    if (hook === undefined) return client.createWebhook(wish);
    if (isRight(hook, wish) && !isFirst) return hook;
    const { name, targetUrl, secret } = wish;
    const update = { name, targetUrl, ...(secret === undefined ? {} : { secret }), status: 'active' };
    return client.updateWebhook(hook.id, update);
  }

  async function ensure(all: readonly Webhook[], wish: WebhookWish, isFirst: boolean): Promise<Webhook> {
    const [found, ...twins] = all.filter(isOf(wish));
    const hook = await mend(found, wish, isFirst);
    for (const { id } of twins) await client.deleteWebhook(id);
    if (found === undefined || !isRight(found, wish)) {
      mendedNow += 1;
      const was = found?.status ?? 'missing';
      log[isFirst ? 'info' : 'warn']({ resource: wish.resource, was }, 'webhook mended');
    }
    return hook;
  }

  return {
    async wish(wish) {
      wishes.push(wish);
      const onWait = (err: unknown): void => log.warn({ err }, 'webhooks have to wait for Webex');
      const first = async () => ensure(await client.webhooks(), wish, true);
      return patiently(first, { signal, onWait });
    },
    async look() {
      if (wishes.length === 0) return 0;
      const all = await client.webhooks();
      for (const wish of wishes) await ensure(all, wish, false);
      const mended = mendedNow;
      mendedNow = 0;
      return mended;
    },
  };
}
