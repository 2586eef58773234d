// @ts-check
import { avatar } from './avatar.js';
import { element, iconButton } from './dom.js';
import { roleName } from './persona-menu.js';
import { directWith } from './session.js';
import { keepRoom, readMembers } from './session-reading.js';

/** @import { Language } from './language.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, go: (hash: string) => void }} NewConversationOptions */

/** @param {Session} session @param {string} title @param {string[]} people */
const createGroup = async (session, title, people) => {
  const room = await session.api.createRoom(title);
  for (const id of people) await session.api.addMember(room.id, id);
  await keepRoom(session, room);
  await readMembers(session, room.id);
  return room;
};

/** @param {{ id: string, name: string, about: string, isBot: boolean }} person */
const choice = ({ id, name, about, isBot }) =>
  element(
    'label',
    { class: 'pick' },
    element('input', { type: 'checkbox', name: 'person', value: id }),
    avatar({ name, kind: isBot ? 'bot' : 'person', size: 'small' }),
    element('span', { class: 'pick-name' }, name),
    element('span', { class: 'quiet' }, about),
  );

/** @param {NewConversationOptions} options */
const choices = ({ session, language }) => {
  const { bot, me, sandbox } = session;
  const people = sandbox.people.filter(({ id }) => id !== me.id);
  return [
    choice({ ...bot, about: language.t('space.bot'), isBot: true }),
    ...people.map((person) =>
      choice({
        id: person.id,
        name: person.displayName,
        about: `${roleName(person, language)} · ${person.org}`,
        isBot: false,
      }),
    ),
  ];
};

/** @param {NewConversationOptions} options */
const dialogParts = (options) => {
  const { t } = options.language;
  const name = element('input', {
    type: 'text',
    name: 'title',
    id: 'new-name',
    maxlength: 120,
    autocomplete: 'off',
  });
  const fault = element('p', { class: 'dialog-fault', role: 'alert', hidden: true });
  const close = iconButton('close', t('close'), () => dialog.close());
  const form = element(
    'form',
    { method: 'dialog', class: 'dialog-form' },
    element('div', { class: 'dialog-head' }, element('h2', { id: 'new-title' }, t('new.title')), close),
    element('fieldset', { class: 'picks' }, element('legend', {}, t('new.people')), ...choices(options)),
    element('label', { class: 'field-label', for: 'new-name' }, t('new.name')),
    name,
    element('p', { class: 'quiet' }, t('new.name.hint')),
    fault,
    element(
      'div',
      { class: 'dialog-actions' },
      element('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, t('cancel')),
      element('button', { type: 'submit', class: 'button button-primary' }, t('new.create')),
    ),
  );
  const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': 'new-title' }, form);
  return { dialog, form, name, fault };
};

/**
 * A dialog to write to one person, or to make a space for several.
 * @param {NewConversationOptions} options
 */
export const openNewConversation = (options) => {
  const { session, language, go } = options;
  const { dialog, form, name, fault } = dialogParts(options);

  /** @param {string} text */
  const complain = (text) => {
    fault.textContent = text;
    fault.hidden = false;
  };
  const start = async () => {
    const people = new FormData(form).getAll('person').map(String);
    const title = name.value.trim();
    const [only] = people;
    if (only === undefined) return complain(language.t('new.people.missing'));
    if (title === '' && people.length > 1) {
      name.focus();
      return complain(language.t('new.name.missing'));
    }
    const room = title ? await createGroup(session, title, people) : directWith(session, only);
    dialog.close();
    go(room ? `#room=${room.id}` : `#person=${only}`);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start().catch((error) => complain(error instanceof Error ? error.message : String(error)));
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
