// @ts-check
import { avatar } from './avatar.js';
import { element, icon } from './dom.js';

/** @import { Language } from './language.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, go: (hash: string) => void }} PaneServices */
/** @typedef {{ node: HTMLElement, focus: () => void, stop: () => void }} Pane */

/** @param {{ name: string, kind: 'person' | 'bot' | 'group', more?: Node | undefined, language: Language }} of */
export const paneHeader = ({ name, kind, more, language }) =>
  element(
    'header',
    { class: 'pane-head' },
    element(
      'a',
      { class: 'icon-button back', href: '#spaces', 'aria-label': language.t('spaces.back') },
      icon('back'),
    ),
    avatar({ name, kind }),
    element('h1', { class: 'pane-title' }, name),
    kind === 'bot' && element('span', { class: 'badge' }, language.t('space.bot')),
    element('span', { class: 'grow' }),
    more,
  );

/**
 * What an empty conversation shows.
 * @param {Language} language
 * @param {string} name
 * @param {boolean} isGroup
 */
export const beginning = ({ t }, name, isGroup) =>
  element(
    'div',
    { class: 'beginning' },
    element('p', { class: 'beginning-title' }, t(isGroup ? 'space.start.group' : 'space.start', { name })),
    element('p', {}, t('space.start.about')),
  );
