/** What the bot keeps. */
import type { Followed, NoticeSettings } from '../flows/engine/flow.js';
import type { Conversation } from '../flows/engine/session.js';
import type { Locale } from '../locale.js';
import type { OrderStatus } from '../orders/order.js';
import { defineCollection } from '../store/store.js';
import type { NewMessage } from './webex/client.js';
import type { Delivery } from './webex/shapes.js';

/** An event that was accepted. It stays after it is done, so that its double is known. */
export interface InboxEntry {
  readonly state: 'waiting' | 'done';
  readonly at: string;
  /** Gone once done. */
  readonly delivery?: Delivery;
}
export const inbox = defineCollection<InboxEntry>('inbox', {
  waiting: (entry) => (entry.state === 'waiting' ? 'yes' : undefined),
});

export interface ConversationRecord extends Conversation {
  readonly roomId: string;
  readonly personId: string;
  /** In group spaces the thread in which the conversation is held. */
  readonly parentId?: string;
}
export const conversations = defineCollection<ConversationRecord>('conversations');

export interface PersonRecord {
  readonly email: string;
  readonly locale?: Locale;
  /** Asked for, not guessed: then no guess changes it. */
  readonly localeChosen?: boolean;
}
export const people = defineCollection<PersonRecord>('people');

export interface SpaceRecord {
  readonly type: 'direct' | 'group';
}
export const spaces = defineCollection<SpaceRecord>('spaces');

/** A message on its way out; `order` rises, so that a room's messages keep their order over a restart. */
export interface OutboxItem {
  readonly order: number;
  readonly at: string;
  readonly direct: boolean;
  readonly message: NewMessage;
}
export const outbox = defineCollection<OutboxItem>('outbox');

/** A message that can never arrive, kept for the operator. */
export interface ParkedItem extends OutboxItem {
  readonly why: string;
}
export const parked = defineCollection<ParkedItem>('parked');

export interface PlacedOrder {
  readonly customerId: string;
  readonly roomId: string;
  readonly personId: string;
  /** The thread it was placed in. */
  readonly parentId?: string;
  readonly at: string;
  /** As last told to the space. */
  readonly status: OrderStatus;
}
export const placedOrders = defineCollection<PlacedOrder>('placed-orders', { room: (order) => order.roomId });

/** An order, a location or a customer that somebody follows; the id names both. */
export interface FollowRecord extends Followed {
  readonly personId: string;
  readonly at: string;
}
export const follows = defineCollection<FollowRecord>('follows', {
  person: (follow) => follow.personId,
  target: (follow) => followTarget(follow),
});
export const followTarget = ({ kind, id }: Followed): string => `${kind}:${id}`;
export const followId = (personId: string, followed: Followed): string =>
  `${personId}:${followTarget(followed)}`;

/** By person. */
export const noticeSettings = defineCollection<NoticeSettings>('notice-settings');
export const defaultNoticeSettings: NoticeSettings = {
  timeZone: 'UTC',
  rhythm: 'at_once',
  skipOwn: true,
  onlyMine: false,
};

/** Single values of the installation, by name. */
export const settings = defineCollection<string>('settings');

export const botCollections = [
  inbox,
  conversations,
  people,
  spaces,
  outbox,
  parked,
  placedOrders,
  follows,
  noticeSettings,
  settings,
];
