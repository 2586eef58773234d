// @ts-check
import { element } from './dom.js';
import { mentions } from './drafts.js';

/** @import { ComposerOptions } from './composer.js' */

/**
 * Says, as Webex users learn the hard way, that a bot in a group sees only what mentions it.
 * @param {ComposerOptions} options
 * @param {HTMLTextAreaElement} field
 */
export const createBotHint = ({ session, language: { t }, members }, field) => {
  const { name } = session.bot;
  const insert = () => {
    field.setRangeText(`@${name} `, 0, 0, 'end');
    field.setSelectionRange(field.value.length, field.value.length);
    field.focus();
    field.dispatchEvent(new InputEvent('input'));
  };
  const press = element(
    'button',
    { type: 'button', class: 'link-button', onclick: insert },
    t('composer.bot-hint.press', { name }),
  );
  const node = element(
    'p',
    { class: 'bot-hint', hidden: true },
    t('composer.bot-hint', { name }),
    ' ',
    press,
  );
  const refresh = () => {
    const bot = members().find(({ isBot }) => isBot);
    node.hidden = !bot || mentions(field.value, bot);
  };
  return { node, refresh };
};
