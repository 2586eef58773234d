// @ts-check
/** @import { Membership, Message, SandboxEvent } from './types.js' */
/** @import { Session } from './session.js' */
import { dropMessage, dropRoom, keepMessage, keepRoom, readMembers } from './session-reading.js';

/** @param {Record<string, unknown>} data */
const asMessage = (data) => /** @type {Message} */ (/** @type {unknown} */ (data));

/**
 * Brings a session up to date with one event of the sandbox.
 * @param {Session} session
 * @param {SandboxEvent} event
 */
export const takeIn = async (session, { type, data }) => {
  const roomId = String(data['roomId'] ?? data['id']);
  switch (type) {
    case 'message.created':
      return takeMessage(session, asMessage(data));
    case 'message.updated':
      return keepMessage(session, asMessage(data));
    case 'message.deleted':
      return dropMessage(session, roomId, String(data['id']));
    case 'membership.created':
      return takeMembership(session, /** @type {Membership} */ (data));
    case 'membership.deleted':
      return data['personId'] === session.me.id ? dropRoom(session, roomId) : readMembers(session, roomId);
    case 'room.created':
    case 'room.updated':
      return takeRoom(session, roomId);
  }
};

/** @param {Session} session @param {string} roomId */
const takeRoom = async (session, roomId) => {
  // A creation can be told before the caller is a member; the membership that follows brings the space.
  const room = await session.api.room(roomId).catch(() => undefined);
  if (room) await keepRoom(session, room);
};

/** @param {Session} session @param {Membership} membership */
const takeMembership = async (session, { roomId, personId }) => {
  if (session.rooms.has(roomId)) await readMembers(session, roomId);
  if (personId === session.me.id) await takeRoom(session, roomId);
};

/** @param {Session} session @param {Message} message */
const takeMessage = async (session, message) => {
  if (session.messages.get(message.roomId)?.has(message.id)) return;
  if (!session.rooms.has(message.roomId)) await takeRoom(session, message.roomId);
  keepMessage(session, message);
  session.tell({ type: 'arrived', message });
};
