// @ts-check
import { element, icon } from './dom.js';

const tints = 7;

/** @param {string} name */
const initials = (name) => {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
};

/** @param {string} name */
const tintOf = (name) =>
  [...name].reduce((sum, letter) => (sum * 3 + letter.charCodeAt(0)) % 9973, 4) % tints;

/**
 * A round with initials; the bot and group spaces have their own marks.
 * @param {{ name: string, kind: 'person' | 'bot' | 'group', size?: 'small' | 'large' }} of
 */
export const avatar = ({ name, kind, size }) =>
  element(
    'span',
    {
      class: `avatar avatar-${kind}${size ? ` avatar-${size}` : ''}`,
      'data-tint': kind === 'bot' ? undefined : tintOf(name),
      'aria-hidden': 'true',
    },
    kind === 'bot' ? icon('brand') : initials(name),
  );
