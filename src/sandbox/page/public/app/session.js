// @ts-check
/** @import { Api } from './api.js' */
/** @import { Member, Message, Persona, Room, Sandbox } from './types.js' */
import { createLooks } from './looks.js';

/** @typedef {ReturnType<typeof createSession>} Session */
/** @typedef {{ type: 'rooms' } | { type: 'members', roomId: string } | { type: 'messages', roomId: string } |
 *   { type: 'arrived', message: Message }} Change */

/**
 * What one person sees: spaces, members and messages. Listeners hear of each change.
 * @param {{ api: Api, me: Persona, sandbox: Sandbox }} options
 */
export const createSession = ({ api, me, sandbox }) => {
  /** @type {Set<(change: Change) => void>} */
  const listeners = new Set();
  return {
    api,
    me,
    sandbox,
    bot: { id: sandbox.bot.id, name: sandbox.bot.displayName ?? 'Switchboard' },
    rooms: /** @type {Map<string, Room>} */ (new Map()),
    members: /** @type {Map<string, Member[]>} */ (new Map()),
    /** Messages by room and id; a room that was never opened is missing. */
    messages: /** @type {Map<string, Map<string, Message>>} */ (new Map()),
    /** Rooms with messages older than those read. */
    withEarlier: /** @type {Set<string>} */ (new Set()),
    looks: createLooks(me.id),
    /** Text not sent yet, by room or person id. */
    drafts: /** @type {Map<string, string>} */ (new Map()),
    /** @param {Change} change */
    tell: (change) => listeners.forEach((listener) => listener(change)),
    /** @param {(change: Change) => void} listener @returns {() => void} stops listening */
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** The 1:1 with a person, if there is one. @param {Session} session @param {string} personId */
export const directWith = ({ rooms, members }, personId) =>
  [...rooms.values()].find(
    (room) => room.type === 'direct' && members.get(room.id)?.some((member) => member.id === personId),
  );

/** The other one of a 1:1. @param {Session} session @param {Room} room */
export const partnerIn = ({ members, me }, room) =>
  room.type === 'direct' ? members.get(room.id)?.find((member) => member.id !== me.id) : undefined;

/** @param {Session} session @param {{ personId: string, personEmail: string }} of */
export const nameOf = ({ bot, sandbox }, { personId, personEmail }) =>
  personId === bot.id
    ? bot.name
    : (sandbox.people.find((person) => person.id === personId)?.displayName ?? personEmail);
