// @ts-check
import { avatar } from './avatar.js';
import { arrange, element, icon } from './dom.js';

/** @import { Language } from './language.js' */
/** @import { Room } from './types.js' */
/** @import { Session } from './session.js' */

/**
 * Counts the members of a space and lists them on a press.
 * @param {{ session: Session, language: Language, room: Room }} options
 */
export const membersButton = ({ session, language, room }) => {
  const { t } = language;
  const count = element('span', {}, '');
  const list = element('ul', { class: 'member-list' });
  const popup = element(
    'div',
    { class: 'popup popup-members', id: 'members', popover: 'auto' },
    element('h2', {}, t('space.members.title')),
    list,
  );
  const button = element(
    'button',
    { type: 'button', class: 'chip-button', popovertarget: 'members' },
    icon('people'),
    count,
  );
  const refresh = () => {
    const members = session.members.get(room.id) ?? [];
    count.textContent = String(members.length);
    button.setAttribute('aria-label', t('space.members', { count: members.length }));
    arrange(
      list,
      members.map(({ name, isBot }) =>
        element('li', {}, avatar({ name, kind: isBot ? 'bot' : 'person', size: 'small' }), name),
      ),
    );
  };
  popup.addEventListener('beforetoggle', refresh);
  refresh();
  return element('div', { class: 'anchor' }, button, popup);
};
