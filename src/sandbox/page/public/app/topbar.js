// @ts-check
import { element, icon, iconButton } from './dom.js';
import { personaMenu } from './persona-menu.js';
import { currentTheme, toggleTheme } from './theme.js';

/** @import { Language } from './language.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, become: (email: string) => void,
 *   speak: (locale: string) => void }} TopbarOptions */

/** @param {Language} language */
const themeButton = ({ t }) => {
  const label = () => t(currentTheme() === 'dark' ? 'app.theme.light' : 'app.theme.dark');
  const button = iconButton('moon', label(), () => {
    toggleTheme();
    show();
  });
  const show = () => {
    button.title = label();
    button.setAttribute('aria-label', label());
    button.replaceChildren(icon(currentTheme() === 'dark' ? 'sun' : 'moon'));
  };
  show();
  return button;
};

/** @param {TopbarOptions} options */
const languageButton = ({ language: { t, locale }, speak }) =>
  element(
    'button',
    {
      type: 'button',
      class: 'icon-button language-button',
      'aria-label': t('app.language'),
      title: t('app.language'),
      onclick: () => speak(locale === 'en' ? 'nb' : 'en'),
    },
    t('app.language.short'),
  );

/** The bar on top: what this is, and who is looking at it. @param {TopbarOptions} options */
export const createTopbar = (options) => {
  const { session, language } = options;
  const { t } = language;
  const { deskUrl } = session.sandbox;
  return element(
    'header',
    { class: 'topbar' },
    element('a', { class: 'skip-link', href: '#composer', onclick: skip }, t('app.skip')),
    element(
      'a',
      { class: 'brand', href: '#welcome' },
      element('span', { class: 'brand-mark' }, icon('brand')),
      element('span', { class: 'brand-name' }, t('app.name')),
      element('span', { class: 'brand-tag' }, t('app.tagline')),
    ),
    element('span', { class: 'grow' }),
    deskUrl !== undefined &&
      element(
        'a',
        { class: 'chip-button desk-link', href: deskUrl, target: '_blank', title: t('app.desk.title') },
        icon('desk'),
        element('span', {}, t('app.desk')),
      ),
    languageButton(options),
    themeButton(language),
    personaMenu(options),
  );
};

/** The address names the view, so the skip link moves the focus itself. @param {Event} event */
const skip = (event) => {
  event.preventDefault();
  const target = document.querySelector('#composer') ?? document.querySelector('main');
  if (target instanceof HTMLElement) target.focus();
};
