// @ts-check
/** @import { Member } from './types.js' */

export const longestMessage = 7439;

/** @param {string} text */
export const byteLength = (text) => new TextEncoder().encode(text).length;

/** @param {string} text */
const escapeForPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const everyone = /@(?:all|alle)\b/i;
const formatting = /\*\*\S|`|^[^\S\n]{0,9}[-*>#]\s|^[^\S\n]{0,9}\d{1,9}\.\s|\[[^[\]]{1,99}\]\(|(?:^|\s)_\S/m;

/** @param {Member} member */
const mentionOf = (member) => new RegExp(`@${escapeForPattern(member.name)}(?![\\p{L}\\p{N}])`, 'giu');

/** @param {string} text @param {Member} member */
export const mentions = (text, member) => mentionOf(member).test(text);

/**
 * What Webex is told: plain text as it stands, or markdown where someone is mentioned or a text is styled.
 * @param {string} text
 * @param {Member[]} members those who can be mentioned; none in a 1:1
 * @returns {{ text: string } | { markdown: string }}
 */
export const toWebex = (text, members) => {
  let marked = text;
  // Longest first, so that "Ann Lee" is not taken for "Ann".
  for (const member of [...members].sort((a, b) => b.name.length - a.name.length)) {
    marked = marked.replace(mentionOf(member), `<@personId:${member.id}|${member.name}>`);
  }
  if (members.length > 0) marked = marked.replace(everyone, '<@all>');
  if (marked === text && !formatting.test(text)) return { text };
  return { markdown: withLineBreaks(marked) };
};

/** Markdown joins lines unless told; pasted numbers must stay one a line. @param {string} markdown */
const withLineBreaks = (markdown) =>
  markdown
    .split(/(```[\s\S]*?```)/)
    .map((part) => (part.startsWith('```') ? part : part.replace(/([^\n])\n(?=[^\n])/g, '$1  \n')))
    .join('');
