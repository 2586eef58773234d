import { createHmac, randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import type { DomainEvent, Observer } from '../state/events.js';
import type { DeliveryRow, WebhookRow } from '../state/rows.js';
import type { Dispatcher } from './dispatcher.js';
import { passesFilter } from './filter.js';

interface Topic {
  readonly resource: WebhookRow['resource'];
  readonly event: WebhookRow['event'];
}

/** Edited messages raise no webhook: clients would take them for new ones. */
const topics: Readonly<Record<DomainEvent['type'], Topic | undefined>> = {
  'message.created': { resource: 'messages', event: 'created' },
  'message.updated': undefined,
  'message.deleted': { resource: 'messages', event: 'deleted' },
  'room.created': { resource: 'rooms', event: 'created' },
  'room.updated': { resource: 'rooms', event: 'updated' },
  'membership.created': { resource: 'memberships', event: 'created' },
  'membership.updated': { resource: 'memberships', event: 'updated' },
  'membership.deleted': { resource: 'memberships', event: 'deleted' },
  'action.created': { resource: 'attachmentActions', event: 'created' },
};

/** `all` leaves attachment actions out; they need a webhook of their own. */
const wants = (hook: WebhookRow, topic: Topic): boolean =>
  hook.status === 'active' &&
  (hook.event === 'all' || hook.event === topic.event) &&
  (hook.resource === topic.resource || (hook.resource === 'all' && topic.resource !== 'attachmentActions'));

/** What people wrote never travels in a webhook: the receiver fetches it with its own token. */
const withoutContent = (data: Readonly<Record<string, unknown>>) => ({
  ...data,
  text: undefined,
  markdown: undefined,
  html: undefined,
  attachments: undefined,
  inputs: undefined,
});

export const createWebhookObserver = ({
  state,
  present,
  dispatcher,
}: Pick<Context, 'state' | 'present'> & { dispatcher: Dispatcher }): Observer => {
  const deliveryOf = (hook: WebhookRow, event: DomainEvent, topic: Topic): DeliveryRow => {
    const { secret, ...shown } = present.webhook(hook);
    const data = withoutContent(present.event(event, hook.ownerId));
    const body = JSON.stringify({ ...shown, ...topic, actorId: event.actorId, data });
    return {
      id: randomUUID(),
      seq: state.nextSeq(),
      webhookId: hook.id,
      targetUrl: hook.targetUrl,
      roomId: event.roomId,
      body,
      signature:
        typeof secret === 'string' ? createHmac('sha1', secret).update(body).digest('hex') : undefined,
    };
  };
  // An action is an event of whoever posted the card, not of the one who pressed.
  const ownersOf = (event: DomainEvent): readonly string[] =>
    event.type === 'action.created' ? [event.action.authorId] : event.recipients;

  return (event, change) => {
    const topic = topics[event.type];
    if (topic === undefined) return undefined;
    const due = ownersOf(event)
      .flatMap((ownerId) => state.webhooks.by('owner', ownerId))
      .filter((hook) => wants(hook, topic))
      .filter((hook) => !hook.filter || passesFilter(state, event, hook.ownerId, hook.filter))
      .map((hook) => deliveryOf(hook, event, topic));
    if (due.length === 0) return undefined;
    for (const delivery of due) change.put(state.deliveries, delivery);
    return () => dispatcher.enqueue(due);
  };
};
