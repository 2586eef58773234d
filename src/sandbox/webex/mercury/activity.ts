import { innerId } from '../ids.js';
import type { DomainEvent } from '../state/events.js';
import type { MembershipRow, PersonRow, RoomRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { randomUUID } from 'node:crypto';

type Part = Readonly<Record<string, unknown>>;

export interface Activity extends Part {
  readonly id: string;
  readonly verb: string;
}

/** How things look in the events of the socket: bare uuids, and `url`s whose host names the region of the ids. */
const createParts = (state: State, host: string) => {
  const person = (id: string, membership?: MembershipRow): Part => {
    const row: PersonRow | undefined = state.people.get(id);
    return {
      id: innerId(id),
      entryUUID: innerId(id),
      objectType: 'person',
      entryEmail: row?.email,
      emailAddress: row?.email,
      displayName: row?.displayName,
      orgId: innerId(row?.orgId ?? ''),
      ...(membership !== undefined && { roomProperties: { isModerator: membership.isModerator } }),
    };
  };
  const conversation = (room: RoomRow, more: Part = {}): Part => ({
    id: innerId(room.id),
    objectType: 'conversation',
    url: `http://${host}/conversation/api/v1/conversations/${innerId(room.id)}`,
    tags: [...(room.type === 'direct' ? ['ONE_ON_ONE'] : []), ...(room.isLocked ? ['LOCKED'] : [])],
    ...more,
  });
  return { person, conversation };
};

/** `published`, `actor` and `url` are added to all of them. */
type Told = { readonly id?: string } & { readonly verb: string } & Part;

/**
 * What the socket tells of an event (webex-wire.md, section 6); undefined when it says nothing: the client takes
 * an edit for a new message, and learns of the first members of a room from its `create`.
 */
const tell = (state: State, host: string, event: DomainEvent, room: RoomRow): Told[] => {
  const { person, conversation } = createParts(state, host);
  const target = conversation(room);
  switch (event.type) {
    case 'message.created': {
      const { id, fileId } = event.message;
      const [verb, objectType] = fileId === undefined ? ['post', 'comment'] : ['share', 'content'];
      return [{ id: innerId(id), verb, object: { objectType }, target }];
    }
    case 'message.updated':
      return [];
    case 'message.deleted':
      return [{ verb: 'delete', object: { id: innerId(event.message.id), objectType: 'activity' }, target }];
    case 'room.created': {
      const items = state.memberships.by('room', room.id).map((row) => person(row.personId, row));
      return [{ verb: 'create', object: conversation(room, { participants: { items } }) }];
    }
    case 'room.updated': {
      const renamed = { objectType: 'conversation', displayName: room.title };
      return [
        ...(event.before.title === room.title ? [] : [{ verb: 'update', object: renamed, target }]),
        ...(event.before.isLocked === room.isLocked
          ? []
          : [{ verb: room.isLocked ? 'lock' : 'unlock', object: target, target }]),
      ];
    }
    case 'membership.created':
      if (event.withRoom) return [];
      return [{ verb: 'add', object: person(event.membership.personId, event.membership), target }];
    case 'membership.updated': {
      const verb = event.membership.isModerator ? 'assignModerator' : 'unassignModerator';
      return [{ verb, object: person(event.membership.personId, event.membership), target }];
    }
    case 'membership.deleted':
      return [{ verb: 'leave', object: person(event.membership.personId, event.membership), target }];
    case 'action.created': {
      const { id, messageId, inputs } = event.action;
      const parent = { id: innerId(messageId), type: 'submit' };
      return [
        { id: innerId(id), verb: 'cardAction', object: { objectType: 'submit', inputs }, parent, target },
      ];
    }
  }
};

/** `room` is the room as it is, or was before it was deleted. */
export const activitiesOf = (
  state: State,
  at: { readonly host: string; readonly published: string },
  event: DomainEvent,
  room: RoomRow,
): readonly Activity[] => {
  const actor = createParts(state, at.host).person(event.actorId);
  return tell(state, at.host, event, room).map((told) => {
    const id = told.id ?? randomUUID();
    const url = `http://${at.host}/conversation/api/v1/activities/${id}`;
    return { ...told, id, objectType: 'activity', published: at.published, url, actor };
  });
};
