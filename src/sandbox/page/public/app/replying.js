// @ts-check
import { element, icon, iconButton } from './dom.js';
import { nameOf } from './session.js';

/** @import { ComposerOptions } from './composer.js' */
/** @import { Message } from './types.js' */

/**
 * Remembers, and shows, to which thread the next message belongs.
 * @param {ComposerOptions} options
 * @param {HTMLTextAreaElement} field
 */
export const createReplying = ({ session, language: { t }, name }, field) => {
  /** @type {Message | undefined} */
  let answered;
  const label = element('span', {});
  const cancel = iconButton('close', t('composer.reply.cancel'), () => set());
  const node = element('div', { class: 'reply-banner', hidden: true }, icon('reply'), label, cancel);

  /** @param {Message} [message] none ends the reply */
  const set = (message) => {
    answered = message;
    node.hidden = message === undefined;
    label.textContent = message ? t('composer.replying', { name: nameOf(session, message) }) : '';
    field.placeholder = t(message ? 'composer.reply' : 'composer.placeholder', { name });
    field.focus();
  };
  // Webex refuses a reply to a reply: the root is the parent of all.
  return { node, set, parentId: () => answered && (answered.parentId ?? answered.id) };
};
