// @ts-check
import { avatar } from './avatar.js';
import { element, icon } from './dom.js';

/** @import { Language } from './language.js' */
/** @import { Persona } from './types.js' */
/** @import { TopbarOptions } from './topbar.js' */

/** @param {Persona} persona @param {Language} language */
export const roleName = ({ role }, { t, has }) => (has(`role.${role}`) ? t(`role.${role}`) : role);

/** @param {Persona} persona @param {boolean} isMe @param {TopbarOptions} options */
const item = (persona, isMe, { language, become }) =>
  element(
    'button',
    {
      type: 'button',
      class: 'persona-item',
      role: 'menuitemradio',
      'aria-checked': String(isMe),
      'data-persona': persona.email,
      onclick: () => become(persona.email),
    },
    avatar({ name: persona.displayName, kind: 'person' }),
    element('span', { class: 'persona-name' }, persona.displayName),
    element('span', { class: 'persona-about' }, `${roleName(persona, language)} · ${persona.org}`),
    isMe && icon('check'),
  );

/** @param {HTMLElement} menu */
const walkWithArrows = (menu) => {
  const items = () => [...menu.querySelectorAll('button')];
  menu.addEventListener('toggle', () => {
    if (menu.matches(':popover-open')) {
      items()
        .find((button) => button.getAttribute('aria-checked') === 'true')
        ?.focus();
    }
  });
  menu.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = items();
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    all[(at + step + all.length) % all.length]?.focus();
  });
};

/** Who am I, and who else could I be. @param {TopbarOptions} options */
export const personaMenu = (options) => {
  const { session, language } = options;
  const { me, sandbox } = session;
  const { t } = language;
  const menu = element(
    'div',
    {
      class: 'popup popup-personas',
      id: 'personas',
      popover: 'auto',
      role: 'menu',
      'aria-label': t('persona.title'),
    },
    element('h2', { role: 'presentation' }, t('persona.title')),
    ...sandbox.people.map((persona) => item(persona, persona.id === me.id, options)),
  );
  const button = element(
    'button',
    {
      type: 'button',
      class: 'persona-button',
      popovertarget: 'personas',
      'aria-haspopup': 'menu',
      'aria-label': t('persona.button', { name: me.displayName }),
    },
    avatar({ name: me.displayName, kind: 'person', size: 'small' }),
    element(
      'span',
      { class: 'persona-me' },
      me.displayName,
      element('small', {}, `${roleName(me, language)} · ${me.org}`),
    ),
    icon('chevron'),
  );
  walkWithArrows(menu);
  return element('div', { class: 'anchor' }, button, menu);
};
