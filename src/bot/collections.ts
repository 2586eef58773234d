/** What the bot keeps. */
import type { EsaRecord } from '../esa/record.js';
import type { Followed, NoticeSettings, Routing } from '../flows/engine/flow.js';
import type { Conversation, Session } from '../flows/engine/session.js';
import type { NoticeTarget } from '../flows/engine/turn.js';
import type { Locale } from '../locale.js';
import { assistedCollections } from '../pstn/assisted/collections.js';
import type { Region } from '../reference/desks.js';
import { defineCollection } from '../store/store.js';
import { auditCollections } from './audit/collections.js';
import { callingCollections } from './calling/collections.js';
import { emailKey } from './email-key.js';
import { newsCollections } from './news/collections.js';
import { rightsCollections } from './rights/collections.js';
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
export const conversations = defineCollection<ConversationRecord>('conversations', {
  cancelled: ({ cancelled }) => (cancelled === undefined ? undefined : 'yes'),
});

export interface PersonRecord {
  readonly email: string;
  readonly locale?: Locale;
  /** Asked for, not guessed: then no guess changes it. */
  readonly localeChosen?: boolean;
}
export const people = defineCollection<PersonRecord>('people', { email: ({ email }) => emailKey(email) });

export interface SpaceRecord {
  readonly type: 'direct' | 'group';
}
export const spaces = defineCollection<SpaceRecord>('spaces');

/** A message on its way out; `order` rises, so that a room's messages keep their order over a restart. */
export interface OutboxItem {
  readonly order: number;
  readonly at: string;
  readonly direct: boolean;
  /** Nobody waits for it: answers go first. */
  readonly notice?: boolean;
  readonly message: NewMessage;
}
export const outbox = defineCollection<OutboxItem>('outbox');

/** A message that can never arrive, kept for the operator. */
export interface ParkedItem extends OutboxItem {
  readonly why: string;
  /** When it was parked; ISO time. */
  readonly since: string;
}
export const parked = defineCollection<ParkedItem>('parked');

export interface PlacedOrder {
  readonly customerId: string;
  readonly roomId: string;
  readonly personId: string;
  /** The thread it was placed in. */
  readonly parentId?: string;
  readonly at: string;
}
export const placedOrders = defineCollection<PlacedOrder>('placed-orders', { room: (order) => order.roomId });

/** An order, a location or a customer that a chat follows. */
export interface FollowRecord extends Followed {
  readonly roomId: string;
  /** Who asked for it: their rights and language count. */
  readonly personId: string;
  readonly at: string;
}
export const followTarget = ({ kind, id }: Followed): string => `${kind}:${id}`;
export const followId = (roomId: string, followed: Followed): string => `${roomId} ${followTarget(followed)}`;
export const follows = defineCollection<FollowRecord>('follows', {
  room: (follow) => follow.roomId,
  target: followTarget,
});

/** By room: a 1:1 is its person's own, a group space has settings for all who are in it. */
export const noticeSettings = defineCollection<NoticeSettings>('notice-settings');
/** No time zone yet: the flow offers those of the person's locations. */
export const defaultNoticeSettings: NoticeSettings = {
  timeZone: '',
  rhythm: 'at_once',
  skipOwn: true,
  onlyMine: false,
};

/** A card that was told without being asked, by the token on its buttons. */
export interface NoticeRecord extends NoticeTarget {
  readonly at: string;
  /** The thread it stands in; what a button leads to goes there too. */
  readonly parentId?: string;
}
export const notices = defineCollection<NoticeRecord>('notices');

/** Where a person's 1:1 is, by person, as far as it is known. */
export const directRooms = defineCollection<string>('direct-rooms');

/** A draft that left a group space; it is taken up with the next event of the person in their 1:1. */
export interface MovedDraft {
  readonly personId: string;
  readonly session: Session;
}
export const movedDraftId = (personId: string, draftId: string): string => `${personId}:${draftId}`;
export const movedDrafts = defineCollection<MovedDraft>('moved-drafts', {
  person: (moved) => moved.personId,
});

/** A draft its owner wants to hear of again, by the id of the draft. */
export interface Reminder {
  readonly personId: string;
  readonly roomId: string;
  readonly draftId: string;
  /** ISO time. */
  readonly at: string;
}
export const reminders = defineCollection<Reminder>('reminders');

/** The region whose desks a person asked for, by person. */
export const regions = defineCollection<Region>('regions');

/** Which desk was named, and whether that helped: figures for the operator, without people and words. */
export interface RoutingRecord extends Routing {
  readonly at: string;
}
export const routings = defineCollection<RoutingRecord>('routings', {
  /** All that a figure is told by, as one key. */
  figure: ({ desk, subject = 'none', helped }) =>
    [desk, subject, helped === undefined ? 'unknown' : helped ? 'yes' : 'no'].join(' '),
});

/** Emergency addresses set through the bot, by target. */
export const esaRecords = defineCollection<EsaRecord>('esa-records', {
  customer: (record) => record.customerId,
});

/** A chat that wants to go through the emergency addresses of a customer once a year. */
export interface AddressReview {
  readonly customerId: string;
  readonly roomId: string;
  /** Whose rights and language count there. */
  readonly personId: string;
  /** ISO time. */
  readonly at: string;
}
export const reviewId = (roomId: string, customerId: string): string => `${roomId} ${customerId}`;
export const addressReviews = defineCollection<AddressReview>('address-reviews');

/** Single values of the installation, by name. */
export const settings = defineCollection<string>('settings');

/** Who sent or made a file that is kept, by its id: drafts do not speak of every one. */
export interface KeptFile {
  readonly personId: string;
  readonly at: string;
}
export const keptFiles = defineCollection<KeptFile>('kept-files');

/** An erasure that is committed, and not yet at its end: aliases, files and the journal come afterwards. */
export interface Erasure {
  /** Rows of the aliases, deleted once the audit log has told of the deed under them. */
  readonly names: readonly string[];
  readonly files: readonly string[];
}
export const erasures = defineCollection<Erasure>('erasures');

/** What must be read before the key is known: the proof of the key, the version of what is kept. */
export const installation = defineCollection<string>('installation');

/** Encrypted at rest, all of it: so nothing has to be weighed when a collection gets another field. */
export const sealedCollections = [
  inbox,
  conversations,
  people,
  spaces,
  outbox,
  parked,
  placedOrders,
  follows,
  noticeSettings,
  notices,
  directRooms,
  movedDrafts,
  reminders,
  regions,
  routings,
  esaRecords,
  addressReviews,
  settings,
  ...newsCollections,
  ...auditCollections,
  keptFiles,
  erasures,
  ...rightsCollections,
  ...callingCollections,
  ...assistedCollections,
];

export const botCollections = [installation, ...sealedCollections];
