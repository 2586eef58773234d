import type { Webhook } from './shapes.js';

/** The path of the bot's door towards Webex. */
export const eventsUrl = (publicUrl: string): string => new URL('/webex/events', publicUrl).href;

/** Which of the two ways of listening the bot has, and why; for the operator. */
export const howItListens = (publicUrl: string | undefined): string =>
  publicUrl === undefined
    ? 'over a websocket, as PUBLIC_URL is not set'
    : `by webhooks at ${eventsUrl(publicUrl)}, as PUBLIC_URL is set`;

/** The framework asks for everything; presses are not part of that. */
const needed = ['all', 'attachmentActions'] as const;

const names: Record<(typeof needed)[number], string> = {
  all: 'messages and members',
  attachmentActions: 'presses',
};

/** What is wrong with the bot's webhooks, in words; empty when Webex will tell it everything. */
export function webhooksMissing(webhooks: readonly Webhook[], targetUrl: string): readonly string[] {
  return needed.flatMap((resource) => {
    const own = webhooks.filter((hook) => hook.targetUrl === targetUrl && hook.resource === resource);
    if (own.length === 0) return [`no webhook for ${names[resource]}`];
    if (own.every(({ status }) => status === 'inactive'))
      return [`the webhook for ${names[resource]} is switched off`];
    return [];
  });
}

/** Webhooks of this bot to other addresses: those of another program, or of another process that answers everything too. */
export const webhooksElsewhere = (webhooks: readonly Webhook[], targetUrl: string): number =>
  webhooks.filter((hook) => hook.targetUrl !== targetUrl).length;
