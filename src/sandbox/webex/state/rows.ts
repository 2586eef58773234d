/** What the sandbox remembers. Rows are never changed in place: the store and the events share them. */
import type { Row } from './table.js';

export interface PersonRow extends Row {
  readonly email: string;
  readonly displayName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly orgId: string;
  /** A Service App is there as an `appuser`. */
  readonly type: 'person' | 'bot' | 'appuser';
  readonly status: 'active' | 'pending';
  readonly created: string;
}

export interface RoomRow extends Row {
  readonly title: string;
  readonly type: 'direct' | 'group';
  readonly isLocked: boolean;
  readonly creatorId: string;
  readonly ownerId: string;
  readonly created: string;
  readonly lastActivity: string;
  /** Rises with each message; the order of the room list. */
  readonly activity: number;
  /** Of a room that belongs to a team; the general room is there as long as the team. */
  readonly teamId?: string;
  readonly isGeneral?: boolean;
  /** The two people of a direct room. */
  readonly pair?: readonly [string, string];
}

export interface MembershipRow extends Row {
  readonly roomId: string;
  readonly roomType: 'direct' | 'group';
  readonly personId: string;
  readonly isModerator: boolean;
  readonly created: string;
}

export interface MessageRow extends Row {
  readonly roomId: string;
  readonly roomType: 'direct' | 'group';
  readonly personId: string;
  readonly toPersonId?: string | undefined;
  readonly toPersonEmail?: string | undefined;
  readonly text?: string | undefined;
  readonly markdown?: string | undefined;
  readonly html?: string | undefined;
  readonly fileId?: string | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  readonly parentId?: string | undefined;
  readonly mentionedPeople?: readonly string[] | undefined;
  readonly mentionedGroups?: readonly string[] | undefined;
  readonly created: string;
  readonly updated?: string | undefined;
  readonly edits: number;
}

export interface TeamRow extends Row {
  readonly name: string;
  readonly creatorId: string;
  readonly created: string;
}

export interface TeamMembershipRow extends Row {
  readonly teamId: string;
  readonly personId: string;
  readonly isModerator: boolean;
  readonly created: string;
}

export interface FileRow extends Row {
  readonly messageId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface ActionRow extends Row {
  readonly messageId: string;
  readonly roomId: string;
  readonly personId: string;
  /** Who posted the card; kept here because the message may be gone when the action is fetched. */
  readonly authorId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly created: string;
}

export interface WebhookRow extends Row {
  readonly ownerId: string;
  readonly orgId: string;
  readonly name: string;
  readonly targetUrl: string;
  readonly resource: 'messages' | 'memberships' | 'rooms' | 'attachmentActions' | 'all';
  readonly event: 'created' | 'updated' | 'deleted' | 'all';
  readonly filter?: string | undefined;
  readonly secret?: string | undefined;
  readonly status: 'active' | 'inactive';
  readonly created: string;
}

/** Where somebody listens on a socket. The bare uuid is its id. */
export interface DeviceRow extends Row {
  readonly ownerId: string;
  readonly created: string;
  /** When its client last prolonged it. */
  readonly modified?: string;
}

/** A webhook call that is still due. The body is kept as sent: its signature covers these very bytes. */
export interface DeliveryRow extends Row {
  readonly webhookId: string;
  readonly targetUrl: string;
  readonly roomId: string;
  readonly body: string;
  readonly signature?: string | undefined;
}

export interface TokenRow {
  readonly token: string;
  /** ISO time. */
  readonly until: string;
  /** Position in the history of the sandbox. */
  readonly seq: number;
}

/** What an organisation, or one of its people, has let an app do, with the tokens that were given for it. */
export interface GrantRow extends Row {
  readonly clientId: string;
  readonly orgUuid: string;
  /** Whose consent it is; absent for the machine account of a Service App. */
  readonly personId?: string;
  readonly scopes: readonly string[];
  readonly refresh: TokenRow;
  /** The refresh token before; it counts until the present one has been used. */
  readonly former?: TokenRow | undefined;
  readonly access: readonly TokenRow[];
}

/** A setting of Webex Calling that was changed; its id is that of the setting. */
export interface CallingSettingRow extends Row {
  readonly value: Readonly<Record<string, unknown>>;
}
