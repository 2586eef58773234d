// @ts-check
/** @import { Message } from './types.js' */

const together = 5 * 60_000;

/**
 * Orders messages as they are read: roots by time, each with its replies. A reply whose root is not
 * known stands on its own.
 * @param {Iterable<Message>} messages
 */
export const toThreads = (messages) => {
  const all = [...messages].sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0));
  const ids = new Set(all.map((message) => message.id));
  /** @param {Message} message */
  const isRoot = ({ parentId }) => parentId === undefined || !ids.has(parentId);
  return all.filter(isRoot).map((root) => ({
    root,
    replies: all.filter((message) => message.parentId === root.id),
  }));
};

/**
 * Whether a message goes on where the one before it left off.
 * @param {Message} message
 * @param {Message} [before]
 */
export const continues = (message, before) =>
  before !== undefined &&
  before.personId === message.personId &&
  Date.parse(message.created) - Date.parse(before.created) < together;
