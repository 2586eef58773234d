// @ts-check
/** @import { Membership, Message, Room } from './types.js' */
/** @import { Session } from './session.js' */

const pageSize = 50;

/** @param {Session} session @param {string} roomId */
export const readMembers = async (session, roomId) => {
  /** @param {Membership} membership */
  const toMember = ({ personId, personDisplayName, personEmail }) => ({
    id: personId,
    name: personDisplayName || personEmail,
    isBot: personId === session.bot.id,
  });
  session.members.set(roomId, (await session.api.members(roomId)).map(toMember));
  session.tell({ type: 'members', roomId });
};

/** @param {Session} session @param {Room} room */
export const keepRoom = async (session, room) => {
  // Members first: a 1:1 without them cannot be told from another.
  if (!session.members.has(room.id)) await readMembers(session, room.id);
  session.rooms.set(room.id, room);
  session.tell({ type: 'rooms' });
};

/** @param {Session} session */
export const readRooms = async (session) => {
  const found = await session.api.rooms();
  const ids = new Set(found.map((room) => room.id));
  for (const id of session.rooms.keys()) if (!ids.has(id)) dropRoom(session, id);
  await Promise.all(found.map((room) => keepRoom(session, room)));
};

/** @param {Session} session @param {string} roomId @param {string} [before] id of the oldest message known */
export const readMessages = async (session, roomId, before) => {
  /** @type {Message[]} */
  const meanwhile = [];
  // The page may have been written before a message that arrives ahead of it.
  const deaf = session.listen((change) => {
    if (change.type === 'arrived' && change.message.roomId === roomId) meanwhile.push(change.message);
  });
  const page = await session.api.messages(roomId, before).finally(deaf);
  const known = (before && session.messages.get(roomId)) || new Map();
  for (const message of [...page, ...meanwhile]) known.set(message.id, message);
  session.messages.set(roomId, known);
  if (page.length < pageSize) session.withEarlier.delete(roomId);
  else session.withEarlier.add(roomId);
  session.tell({ type: 'messages', roomId });
};

/** @param {Session} session @param {Message} message */
export const keepMessage = (session, message) => {
  const { messages, rooms, looks, me } = session;
  messages.get(message.roomId)?.set(message.id, message);
  const room = rooms.get(message.roomId);
  if (room && room.lastActivity < message.created) {
    const newer = { ...room, lastActivity: message.created };
    rooms.set(room.id, newer);
    if (message.personId === me.id) looks.look(newer);
    session.tell({ type: 'rooms' });
  }
  session.tell({ type: 'messages', roomId: message.roomId });
};

/** @param {Session} session @param {string} roomId @param {string} id */
export const dropMessage = (session, roomId, id) => {
  session.messages.get(roomId)?.delete(id);
  session.tell({ type: 'messages', roomId });
};

/** @param {Session} session @param {string} roomId */
export const dropRoom = (session, roomId) => {
  session.rooms.delete(roomId);
  session.members.delete(roomId);
  session.messages.delete(roomId);
  session.tell({ type: 'rooms' });
};
