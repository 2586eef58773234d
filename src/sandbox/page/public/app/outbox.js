// @ts-check
import { byteLength, longestMessage, toWebex } from './drafts.js';
import { keepMessage } from './session-reading.js';

/** @import { Draft, Member, Message } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ text: string, files: File[], members: Member[], target: Draft }} Outgoing */

/** @param {string} text */
export const isTooLong = (text) => byteLength(text) > longestMessage;

/**
 * Sends one message after another, in the order they were written.
 * @param {Session} session
 */
export const createOutbox = (session) => {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {Outgoing} outgoing @returns {Promise<Message>} */
  const post = async ({ text, files, members, target }) => {
    const words = text ? toWebex(text, members) : {};
    // Webex takes one file a message: the words go with the first.
    const [first, ...others] = files;
    const sent = await session.api.send({ ...target, ...words }, first);
    keepMessage(session, sent);
    for (const file of others) {
      const { toPersonId: _made, ...rest } = target;
      keepMessage(session, await session.api.send({ ...rest, roomId: sent.roomId }, file));
    }
    return sent;
  };

  return {
    /** @param {Outgoing} outgoing @returns {Promise<Message>} */
    send: (outgoing) => {
      const sending = last.then(() => post(outgoing));
      last = sending.catch(() => undefined);
      return sending;
    },
  };
};
