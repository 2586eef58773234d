// @ts-check
import { readLooks, rememberLooks } from './preferences.js';

/** @import { Room } from './types.js' */

/**
 * When a person last looked at each space, kept in the browser.
 * @param {string} personId
 */
export const createLooks = (personId) => {
  const looks = readLooks(personId);
  return {
    /** @param {Room} room */
    isUnread: (room) => (looks[room.id] ?? '') < room.lastActivity,
    /** @param {Room} room @returns {boolean} whether there was something new */
    look: (room) => {
      if (looks[room.id] === room.lastActivity) return false;
      looks[room.id] = room.lastActivity;
      rememberLooks(personId, looks);
      return true;
    },
  };
};
