import type { Context, SandboxLog } from '../context.js';
import type { WebhookRow } from '../state/rows.js';

const maxFailures = 100;
const windowMs = 5 * 60_000;

export interface WebhookHealth {
  failed(webhookId: string): void;
  /** Forgets the failures of a webhook that its owner has switched on again. */
  reset(webhookId: string): void;
}

/** Webex switches a webhook off after 100 failures within 5 minutes and tells nobody. */
export const createWebhookHealth = ({
  state,
  ledger,
  log,
}: Pick<Context, 'state' | 'ledger'> & { log?: SandboxLog | undefined }): WebhookHealth => {
  const failures = new Map<string, number[]>();

  const switchOff = (hook: WebhookRow): void => {
    log?.warn({ webhook: hook.name, targetUrl: hook.targetUrl }, 'webhook switched off after failures');
    ledger
      .write((change) => change.put(state.webhooks, { ...hook, status: 'inactive' }))
      .catch((error: unknown) => log?.error({ err: error }, 'webhook could not be switched off'));
  };

  return {
    failed: (webhookId) => {
      const since = Date.now() - windowMs;
      const recent = (failures.get(webhookId) ?? []).filter((time) => time > since);
      recent.push(Date.now());
      failures.set(webhookId, recent);
      const hook = state.webhooks.get(webhookId);
      if (hook === undefined) failures.delete(webhookId);
      else if (recent.length >= maxFailures && hook.status === 'active') switchOff(hook);
    },
    reset: (webhookId) => void failures.delete(webhookId),
  };
};
