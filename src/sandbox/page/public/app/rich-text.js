// @ts-check
import { element } from './dom.js';
import { DOMPurify, markdownit } from './vendors.js';

/** @import { Message } from './types.js' */

const messageTags = [
  'a',
  'b',
  'blockquote',
  'br',
  'code',
  'del',
  'em',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
];
const moreTags = ['i', 'li', 'ol', 'p', 'pre', 's', 'strong', 'u', 'ul', 'spark-mention'];
const rules = {
  ALLOWED_TAGS: [...messageTags, ...moreTags],
  ALLOWED_ATTR: ['href', 'start', 'data-object-type', 'data-object-id', 'data-group-type'],
  ALLOW_DATA_ATTR: false,
  // These are no addresses; the pattern below is for those.
  ADD_URI_SAFE_ATTR: ['start', 'data-object-type', 'data-object-id', 'data-group-type'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
};
const address = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]]/g;

/** @param {ParentNode} root */
const openLinksOutside = (root) => {
  for (const link of root.querySelectorAll('a')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
};

/** @param {string} text @returns {Node[]} */
const withLinks = (text) => {
  /** @type {Node[]} */
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    nodes.push(document.createTextNode(text.slice(end, match.index)));
    nodes.push(element('a', { href: match[0] }, match[0]));
    end = match.index + match[0].length;
  }
  return [...nodes, document.createTextNode(text.slice(end))];
};

/** Addresses written as plain words become links. @param {Node} root */
const linkAddresses = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (!text.parentElement?.closest('a, code, pre')) text.replaceWith(...withLinks(text.data));
  }
};

/**
 * The words of a message, free of anything that could act.
 * @param {Message} message
 * @param {string} myId mentions of this person stand out
 */
export const messageText = ({ html, text }, myId) => {
  const body = element('div', { class: html ? 'text rich' : 'text plain' });
  if (html) body.append(DOMPurify.sanitize(html, { ...rules, RETURN_DOM_FRAGMENT: true }));
  else body.append(text ?? '');
  linkAddresses(body);
  for (const mention of body.querySelectorAll('spark-mention')) {
    const { objectId, groupType } = /** @type {HTMLElement} */ (mention).dataset;
    mention.classList.add('mention');
    mention.classList.toggle('mention-me', objectId === myId || groupType === 'all');
    if (!mention.textContent?.startsWith('@')) mention.prepend('@');
  }
  openLinksOutside(body);
  return body;
};

const markdown = markdownit({ html: false, breaks: true });

/** Markup for a text of a card, safe to be set as inner HTML. @param {string} text */
export const cardMarkup = (text) => DOMPurify.sanitize(markdown.render(text), rules);
