// @ts-check
import { element, icon, iconButton } from './dom.js';

/** @import { Language } from './language.js' */

/**
 * The elements of the composer, without behaviour.
 * @param {{ language: Language, name: string, canMention: boolean }} options
 */
export const composerParts = ({ language, name, canMention }) => {
  const { t } = language;
  const field = element('textarea', {
    id: 'composer',
    rows: 1,
    role: canMention ? 'combobox' : undefined,
    'aria-label': t('composer.label', { name }),
    'aria-autocomplete': canMention ? 'list' : undefined,
    'aria-controls': canMention ? 'mention-list' : undefined,
    'aria-expanded': canMention ? 'false' : undefined,
    'aria-describedby': 'composer-keys',
    placeholder: t('composer.placeholder', { name }),
    autocomplete: 'off',
  });
  const picker = element('input', { type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true' });
  const attach = iconButton('attach', t('composer.attach'), () => picker.click());
  const mention = iconButton('mention', t('composer.mention'), () => {
    const gap = field.value === '' || /\s$/.test(field.value) ? '' : ' ';
    field.setRangeText(`${gap}@`, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
    field.dispatchEvent(new InputEvent('input'));
  });
  const send = element(
    'button',
    { type: 'submit', class: 'send', 'aria-label': t('composer.send'), title: t('composer.send') },
    icon('send'),
  );
  const keys = element('span', { id: 'composer-keys', class: 'composer-keys' }, t('composer.keys'));
  const fault = element('p', { class: 'composer-fault', role: 'alert', hidden: true });
  const bar = element('div', { class: 'composer-bar' }, attach, canMention && mention, keys, send);
  return { field, picker, send, fault, bar };
};
