// @ts-check
import { avatar } from './avatar.js';
import { arrange, element } from './dom.js';

/** @import { Language } from './language.js' */
/** @import { Member } from './types.js' */

const everyone = { id: 'all', name: 'All', isBot: false };
const most = 6;

/** The word behind the last @ before the caret. @param {HTMLTextAreaElement} field */
const typedName = (field) =>
  /(?:^|[\s(])@([\p{L}\p{N}.-]*(?: [\p{L}\p{N}.-]*)?)$/u.exec(
    field.value.slice(0, field.selectionStart),
  )?.[1];

/** @param {string} name @param {string} typed */
const fits = (name, typed) =>
  name.toLowerCase().startsWith(typed) ||
  name
    .toLowerCase()
    .split(' ')
    .some((word) => word.startsWith(typed));

/** @param {string} label */
const emptyList = (label) =>
  element('ul', {
    class: 'mention-list',
    id: 'mention-list',
    role: 'listbox',
    'aria-label': label,
    hidden: true,
  });

/** Whom to offer for what is typed. @param {HTMLTextAreaElement} field @param {Member[]} members */
const offersFor = (field, members) => {
  const typed = typedName(field)?.toLowerCase();
  if (typed === undefined || members.length === 0) return [];
  const found = [...members, everyone].filter(({ name }) => fits(name, typed)).slice(0, most);
  // A name that stands there in full needs no offer: Enter must send.
  return found.length === 1 && found[0]?.name.toLowerCase() === typed ? [] : found;
};

/** @param {Member} member @param {boolean} chosen @param {Language} language */
const option = ({ id, name, isBot }, chosen, { t }) =>
  element(
    'li',
    { role: 'option', id: `mention-${id}`, 'data-member': id, 'aria-selected': String(chosen) },
    avatar({ name, kind: isBot ? 'bot' : 'person', size: 'small' }),
    element('span', {}, name),
    isBot && element('span', { class: 'badge' }, t('space.bot')),
    id === everyone.id && element('span', { class: 'quiet' }, t('mention.everyone')),
  );

/**
 * Writes a member's name in place of what was typed of it.
 * @param {HTMLTextAreaElement} field
 * @param {string} name
 */
const complete = (field, name) => {
  const start = field.selectionStart - (typedName(field)?.length ?? 0);
  field.setRangeText(`${name} `, start, field.selectionStart, 'end');
  field.dispatchEvent(new InputEvent('input'));
};

/**
 * Not on click: the field must not lose its caret.
 * @param {HTMLElement} list
 * @param {(id: string) => void} take
 */
const takeOnPress = (list, take) =>
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const pressed = /** @type {Element} */ (event.target).closest('[data-member]');
    take(pressed?.getAttribute('data-member') ?? '');
  });

/**
 * @param {(member: Member) => void} take
 * @param {(step: number) => void} move
 * @param {() => void} close
 * @returns {Record<string, (member: Member) => void>}
 */
const keysOf = (take, move, close) => ({
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: take,
  Tab: take,
  Escape: close,
});

/**
 * Offers members while an @name is typed into a field: arrows choose, Enter or Tab takes, Esc closes.
 * @param {{ field: HTMLTextAreaElement, members: () => Member[], language: Language }} options
 */
export const createMentionList = ({ field, members, language }) => {
  const list = emptyList(language.t('mention.list'));
  /** @type {Member[]} */
  let offered = [];
  let index = 0;

  /** @param {Member[]} members @param {number} [at] */
  const offer = (members, at = 0) => {
    offered = members;
    index = at;
    const chosen = offered[index];
    list.hidden = chosen === undefined;
    field.setAttribute('aria-expanded', String(!list.hidden));
    field.setAttribute('aria-activedescendant', chosen ? `mention-${chosen.id}` : '');
    const options = offered.map((member) => option(member, member === chosen, language));
    arrange(list, options);
  };
  /** @param {number} step */
  const move = (step) => offer(offered, (index + step + offered.length) % offered.length);
  const take = (/** @type {Member} */ { name }) => complete(field, name);
  const keys = keysOf(take, move, () => offer([]));

  field.addEventListener('input', () => offer(offersFor(field, members())));
  field.addEventListener('blur', () => offer([]));
  takeOnPress(list, (id) => offered.filter((member) => member.id === id).forEach(take));
  /** @param {KeyboardEvent} event @returns {boolean} whether the list used the key */
  const handleKey = (event) => {
    const member = offered[index];
    const act = keys[event.key];
    if (!member || !act) return false;
    event.preventDefault();
    act(member);
    return true;
  };
  return { list, handleKey };
};
