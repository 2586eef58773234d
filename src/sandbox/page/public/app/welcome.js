// @ts-check
import { avatar } from './avatar.js';
import { element, icon } from './dom.js';
import { roleName } from './persona-menu.js';

/** @import { Language } from './language.js' */
/** @import { Pane } from './pane-header.js' */
/** @import { Persona } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, say: (text: string) => void,
 *   become: (email: string) => void, create: () => void }} WelcomeOptions */

const examples = [1, 2, 3];

/** @param {Persona} persona */
const keyOf = ({ email }) => email.split('@')[0] ?? '';

/** @param {WelcomeOptions} options */
const trySection = ({ session: { me }, language: { t, has }, say }) => {
  const who = has(`example.${keyOf(me)}.1`) ? keyOf(me) : 'anyone';
  const sentences = examples.map((number) => t(`example.${who}.${number}`));
  return element(
    'section',
    { class: 'welcome-section', 'aria-labelledby': 'welcome-try' },
    element('h2', { id: 'welcome-try' }, t('welcome.try')),
    element('p', { class: 'quiet' }, t('welcome.try.about', { name: me.displayName })),
    element(
      'div',
      { class: 'examples' },
      ...sentences.map((sentence) =>
        element(
          'button',
          { type: 'button', class: 'example', onclick: () => say(sentence) },
          element('span', {}, sentence),
          icon('send'),
        ),
      ),
    ),
  );
};

/** @param {Persona} persona @param {WelcomeOptions} options */
const personaCard = (persona, { session: { me }, language, become }) => {
  const { t, has } = language;
  const own = `persona.${keyOf(persona)}.about`;
  const isMe = persona.id === me.id;
  return element(
    'button',
    {
      type: 'button',
      class: 'persona-card',
      'aria-pressed': String(isMe),
      onclick: () => !isMe && become(persona.email),
    },
    avatar({ name: persona.displayName, kind: 'person' }),
    element('span', { class: 'persona-name' }, persona.displayName),
    element('span', { class: 'persona-org' }, `${roleName(persona, language)} · ${persona.org}`),
    element('span', { class: 'persona-text' }, t(has(own) ? own : `role.${persona.role}.about`)),
    isMe && element('span', { class: 'badge badge-me' }, t('persona.current')),
  );
};

/** @param {string} title @param {string} about @param {string} iconName @param {Node} action */
const nextStep = (title, about, iconName, action) =>
  element(
    'section',
    { class: 'next-step' },
    element('span', { class: 'next-icon' }, icon(iconName)),
    element('h2', {}, title),
    element('p', { class: 'quiet' }, about),
    action,
  );

/** @param {WelcomeOptions} options */
const nextSteps = ({ session, language: { t }, create }) => {
  const { deskUrl } = session.sandbox;
  const newSpace = element(
    'button',
    { type: 'button', class: 'button', onclick: create },
    t('welcome.group.open'),
  );
  const desk =
    deskUrl &&
    nextStep(
      t('welcome.desk'),
      t('welcome.desk.about'),
      'desk',
      element(
        'a',
        { class: 'button', href: deskUrl, target: '_blank' },
        t('welcome.desk.open'),
        icon('external'),
      ),
    );
  return element(
    'div',
    { class: 'next-steps' },
    desk,
    nextStep(t('welcome.group'), t('welcome.group.about'), 'group', newSpace),
  );
};

/** @param {WelcomeOptions} options */
const greeting = ({ session, language: { t } }) => {
  const name = session.me.displayName.split(' ')[0] ?? '';
  return [
    element('p', { class: 'eyebrow' }, t('welcome.eyebrow', { name })),
    element('h1', { id: 'welcome-title' }, t('welcome.title')),
    element('p', { class: 'lead' }, t('welcome.lead')),
  ];
};

/** @param {WelcomeOptions} options */
const personaSection = (options) => {
  const { t } = options.language;
  const cards = options.session.sandbox.people.map((persona) => personaCard(persona, options));
  return element(
    'section',
    { class: 'welcome-section', 'aria-labelledby': 'welcome-be' },
    element('h2', { id: 'welcome-be' }, t('welcome.be')),
    element('p', { class: 'quiet' }, t('welcome.be.about')),
    element('div', { class: 'persona-cards' }, ...cards),
  );
};

/**
 * What a newcomer sees first.
 * @param {WelcomeOptions} options
 * @returns {Pane}
 */
export const welcomePane = (options) => {
  const label = options.language.t('spaces.back');
  const back = element(
    'a',
    { class: 'icon-button back', href: '#spaces', 'aria-label': label },
    icon('back'),
  );
  const node = element(
    'section',
    { class: 'pane welcome-pane', 'aria-labelledby': 'welcome-title' },
    element('div', { class: 'pane-head pane-head-plain' }, back),
    element(
      'div',
      { class: 'welcome' },
      ...greeting(options),
      trySection(options),
      personaSection(options),
      nextSteps(options),
    ),
  );
  return { node, focus: () => undefined, stop: () => undefined };
};
