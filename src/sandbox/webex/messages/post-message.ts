import { readersOf, roomFor } from '../access.js';
import type { Context } from '../context.js';
import { newId } from '../ids.js';
import { badRequest, notFound } from '../refusal.js';
import { directRoomOf, openRoom } from '../rooms/enter.js';
import type { Change } from '../state/change.js';
import type { MessageRow, PersonRow, RoomRow } from '../state/rows.js';
import { contentOf } from './content.js';
import type { Draft } from './draft.js';

type Deps = Pick<Context, 'state' | 'now'>;

const addressee = ({ state }: Deps, { toPersonId, toPersonEmail }: Draft): PersonRow => {
  const person =
    toPersonId === undefined
      ? state.people.by('email', toPersonEmail ?? '')[0]
      : state.people.get(toPersonId);
  if (person === undefined) throw notFound('Failed to get one on one conversation: person not found.');
  return person;
};

/** The room the draft is for; a first message to a person opens the direct room. */
const placeFor = (deps: Deps, change: Change, draft: Draft, author: PersonRow): RoomRow => {
  if (draft.roomId !== undefined) return roomFor(deps.state, draft.roomId, author.id);
  const other = addressee(deps, draft);
  if (other.id === author.id) throw badRequest('You cannot send a message to yourself.');
  if (other.type === 'bot' && author.type === 'bot') {
    throw badRequest('A bot cannot send a message to a bot.');
  }
  return (
    directRoomOf(deps, author, other) ??
    openRoom(deps, change, { title: other.displayName, creator: author, other })
  );
};

const checkParent = ({ state }: Deps, room: RoomRow, parentId: string | undefined): void => {
  if (parentId === undefined) return;
  const parent = state.messages.get(parentId);
  if (parent?.roomId !== room.id) throw badRequest('parentId: no such message in this room.');
  if (parent.parentId !== undefined) {
    throw badRequest('parentId: a reply cannot be replied to, give the first message of the thread.');
  }
};

export const postMessage = (deps: Deps, change: Change, draft: Draft, author: PersonRow): MessageRow => {
  const { state, now } = deps;
  const room = placeFor(deps, change, draft, author);
  checkParent(deps, room, draft.parentId);
  const created = now();
  const seq = state.nextSeq();
  const message: MessageRow = {
    id: newId('MESSAGE'),
    seq,
    roomId: room.id,
    roomType: room.type,
    personId: author.id,
    toPersonId: draft.toPersonId,
    toPersonEmail: draft.toPersonEmail,
    ...contentOf(state, room.id, draft),
    fileId: draft.file === undefined ? undefined : newId('CONTENT'),
    attachments: draft.attachments?.length ? draft.attachments : undefined,
    parentId: draft.parentId,
    created,
    edits: 0,
  };
  change.put(state.messages, message);
  if (draft.file !== undefined && message.fileId !== undefined) {
    const { name, type, bytes } = draft.file;
    change.put(state.files, {
      id: message.fileId,
      seq: state.nextSeq(),
      messageId: message.id,
      name,
      type,
      bytes,
    });
  }
  change.put(state.rooms, { ...room, lastActivity: created, activity: seq });
  const recipients = readersOf(state, message);
  change.emit({ type: 'message.created', message, actorId: author.id, roomId: room.id, recipients });
  return message;
};
