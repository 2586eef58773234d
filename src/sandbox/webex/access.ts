import { membershipId } from './ids.js';
import { forbidden, roomNotFound } from './refusal.js';
import type { MembershipRow, MessageRow, PersonRow, RoomRow } from './state/rows.js';
import type { State } from './state/state.js';

export const membershipOf = (state: State, roomId: string, personId: string): MembershipRow | undefined =>
  state.memberships.get(membershipId(personId, roomId));

/** The room, if the person is in it; for everybody else it does not exist. */
export const roomFor = (state: State, roomId: string, personId: string): RoomRow => {
  const room = state.rooms.get(roomId);
  if (room === undefined || membershipOf(state, roomId, personId) === undefined) throw roomNotFound();
  return room;
};

/** In a locked room only moderators may change the room and its people. */
export const requireControl = (state: State, room: RoomRow, personId: string): void => {
  if (room.isLocked && membershipOf(state, room.id, personId)?.isModerator !== true) {
    throw forbidden('Only a moderator can do this in a moderated room.');
  }
};

export const memberIds = (state: State, roomId: string): string[] =>
  state.memberships.by('room', roomId).map((membership) => membership.personId);

/** Group rooms show a bot only its own messages and those that mention it, alone or with everybody. */
export const mayRead = (message: MessageRow, person: PersonRow): boolean =>
  person.type === 'person' ||
  message.roomType === 'direct' ||
  message.personId === person.id ||
  mentions(message, person.id);

export const mentions = (message: MessageRow, personId: string): boolean =>
  message.mentionedPeople?.includes(personId) === true || message.mentionedGroups?.includes('all') === true;

/** Members of the room who may see the message, its author included. */
export const readersOf = (state: State, message: MessageRow): string[] =>
  memberIds(state, message.roomId).filter((personId) => {
    const person = state.people.get(personId);
    return person !== undefined && mayRead(message, person);
  });
