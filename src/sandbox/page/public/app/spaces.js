// @ts-check
import { avatar } from './avatar.js';
import { arrange, element, icon, iconButton } from './dom.js';
import { directWith, partnerIn } from './session.js';
import { viewOf } from './view.js';

/** @import { Language } from './language.js' */
/** @import { Room } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ href: string, name: string, kind: 'person' | 'bot' | 'group' | 'start', about: string,
 *   time?: string, unread: boolean }} Entry */

/** @param {Session} session @param {Language} language @param {Room} room @returns {Entry} */
const roomEntry = (session, language, room) => {
  const partner = partnerIn(session, room);
  const others = (session.members.get(room.id) ?? []).filter(({ id }) => id !== session.me.id);
  const first = others.map(({ name }) => name.split(' ')[0]).join(', ');
  return {
    href: `#room=${room.id}`,
    name: partner?.name ?? room.title,
    kind: room.type === 'group' ? 'group' : partner?.isBot ? 'bot' : 'person',
    about: room.type === 'group' ? first : language.t(partner?.isBot ? 'space.bot' : 'spaces.direct'),
    time: language.ago(room.lastActivity),
    unread: session.looks.isUnread(room),
  };
};

/** @param {Session} session @param {Language} language @returns {Entry[]} */
const entries = (session, language) => {
  const { t } = language;
  const rooms = [...session.rooms.values()].sort((a, b) => (a.lastActivity < b.lastActivity ? 1 : -1));
  const { bot } = session;
  /** @type {Entry[]} */
  const promised = directWith(session, bot.id)
    ? []
    : [{ href: `#person=${bot.id}`, name: bot.name, kind: 'bot', about: t('spaces.empty'), unread: false }];
  return [
    { href: '#welcome', name: t('welcome.nav'), kind: 'start', about: t('welcome.nav.about'), unread: false },
    ...promised,
    ...rooms.map((room) => roomEntry(session, language, room)),
  ];
};

/** @param {string} href @param {string} current */
const isCurrent = (href, current) => JSON.stringify(viewOf(href)) === JSON.stringify(viewOf(current));

/** @param {Entry} entry @param {Language} language */
const item = ({ href, name, kind, about, time, unread }, { t }) =>
  element(
    'li',
    {},
    element(
      'a',
      { class: `space${unread ? ' space-unread' : ''}`, href, 'data-href': href },
      kind === 'start'
        ? element('span', { class: 'avatar avatar-start', 'aria-hidden': 'true' }, icon('compass'))
        : avatar({ name, kind }),
      element('span', { class: 'space-name' }, name),
      time !== undefined && element('span', { class: 'space-time' }, time),
      element('span', { class: 'space-about' }, about),
      unread && element('span', { class: 'unread-dot', role: 'img', 'aria-label': t('spaces.unread') }),
    ),
  );

/** Up and down, Home and End walk the list. @param {HTMLElement} list */
const walkWithArrows = (list) => {
  list.addEventListener('keydown', (event) => {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    const next = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (next === undefined) return;
    event.preventDefault();
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  });
};

/**
 * The list of conversations, newest first.
 * @param {{ session: Session, language: Language, create: () => void }} options
 */
export const createSpaces = ({ session, language, create }) => {
  const { t } = language;
  const list = element('ul', { class: 'space-list' });
  const node = element(
    'nav',
    { class: 'spaces', 'aria-label': t('spaces.title') },
    element(
      'div',
      { class: 'spaces-head' },
      element('h2', {}, t('spaces.title')),
      iconButton('plus', t('spaces.new'), create, { class: 'icon-button new-conversation' }),
    ),
    list,
  );
  /** @type {Map<string, { version: string, node: HTMLElement }>} */
  const items = new Map();

  /** @param {Entry} entry */
  const keptItem = (entry) => {
    const version = JSON.stringify(entry);
    const kept = items.get(entry.href);
    if (kept?.version === version) return kept.node;
    const hadFocus = kept?.node.contains(document.activeElement);
    const made = item(entry, language);
    items.set(entry.href, { version, node: made });
    if (hadFocus) queueMicrotask(() => made.querySelector('a')?.focus());
    return made;
  };
  const draw = () => {
    arrange(list, entries(session, language).map(keptItem));
    for (const link of list.querySelectorAll('a')) {
      if (isCurrent(link.hash, location.hash)) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };

  walkWithArrows(list);
  return { node, draw };
};
