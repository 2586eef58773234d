// @ts-check
/** @import { View } from './types.js' */

/** The view an address names; ids are opaque. @param {string} hash @returns {View} */
export const viewOf = (hash) => {
  const [, kind, id = ''] = /^#(\w+)(?:=(.+))?$/.exec(hash) ?? [];
  if (kind === 'room' && id) return { type: 'room', id: decodeURIComponent(id) };
  if (kind === 'person' && id) return { type: 'person', id: decodeURIComponent(id) };
  return { type: kind === 'spaces' ? 'spaces' : 'welcome' };
};
