import { innerId, webexId } from './ids.js';
import type { DomainEvent } from './state/events.js';
import type { ActionRow, MembershipRow, MessageRow, PersonRow, RoomRow, WebhookRow } from './state/rows.js';
import type { State } from './state/state.js';

type Shown = Readonly<Record<string, unknown>>;

/** Rows as the REST API shows them. Absent fields are `undefined`, which JSON leaves out. */
export interface Present {
  readonly person: (row: PersonRow) => Shown;
  readonly room: (row: RoomRow, viewerId: string) => Shown;
  readonly membership: (row: MembershipRow) => Shown;
  readonly message: (row: MessageRow) => Shown;
  readonly action: (row: ActionRow) => Shown;
  readonly webhook: (row: WebhookRow) => Shown;
  readonly event: (event: DomainEvent, viewerId: string) => Shown;
}

const showPerson = (row: PersonRow): Shown => ({
  id: row.id,
  emails: [row.email],
  phoneNumbers: [],
  displayName: row.displayName,
  nickName: row.firstName,
  firstName: row.firstName,
  lastName: row.lastName,
  orgId: row.orgId,
  created: row.created,
  status: row.status,
  type: row.type,
});

const showAction = (row: ActionRow): Shown => ({
  id: row.id,
  type: 'submit',
  messageId: row.messageId,
  inputs: row.inputs,
  personId: row.personId,
  roomId: row.roomId,
  created: row.created,
});

const showWebhook = (row: WebhookRow): Shown => ({
  id: row.id,
  name: row.name,
  targetUrl: row.targetUrl,
  resource: row.resource,
  event: row.event,
  filter: row.filter,
  secret: row.secret,
  orgId: row.orgId,
  createdBy: row.ownerId,
  appId: webexId('APPLICATION', innerId(row.ownerId)),
  ownedBy: 'creator',
  status: row.status,
  created: row.created,
});

const createShowRoom = (state: State) => (row: RoomRow, viewerId: string) => {
  // Each of the two sees a direct room under the name of the other.
  const otherId = row.pair?.find((personId) => personId !== viewerId);
  const other = otherId === undefined ? undefined : state.people.get(otherId);
  return {
    id: row.id,
    title: other?.displayName ?? row.title,
    type: row.type,
    isLocked: row.isLocked,
    teamId: row.teamId,
    lastActivity: row.lastActivity,
    creatorId: row.creatorId,
    created: row.created,
    ownerId: row.ownerId,
    isPublic: false,
    isReadOnly: false,
  };
};

const createShowMembership = (state: State) => (row: MembershipRow) => {
  const person = state.people.get(row.personId);
  return {
    id: row.id,
    roomId: row.roomId,
    roomType: row.roomType,
    personId: row.personId,
    personEmail: person?.email,
    personDisplayName: person?.displayName,
    personOrgId: person?.orgId,
    isModerator: row.isModerator,
    isMonitor: row.isModerator,
    created: row.created,
  };
};

const createShowMessage = (state: State, apiUrl: () => string) => (row: MessageRow) => ({
  id: row.id,
  roomId: row.roomId,
  roomType: row.roomType,
  toPersonId: row.toPersonId,
  toPersonEmail: row.toPersonEmail,
  text: row.text,
  markdown: row.markdown,
  html: row.html,
  files: row.fileId === undefined ? undefined : [`${apiUrl()}/contents/${row.fileId}`],
  personId: row.personId,
  personEmail: state.people.get(row.personId)?.email,
  mentionedPeople: row.mentionedPeople,
  mentionedGroups: row.mentionedGroups,
  attachments: row.attachments,
  parentId: row.parentId,
  created: row.created,
  updated: row.updated,
});

export const createPresent = ({ state, apiUrl }: { state: State; apiUrl: () => string }): Present => {
  const room = createShowRoom(state);
  const membership = createShowMembership(state);
  const message = createShowMessage(state, apiUrl);
  const event = (happened: DomainEvent, viewerId: string): Shown => {
    if ('message' in happened) return message(happened.message);
    if ('room' in happened) return room(happened.room, viewerId);
    if ('membership' in happened) return membership(happened.membership);
    return showAction(happened.action);
  };
  return { person: showPerson, action: showAction, webhook: showWebhook, room, membership, message, event };
};
