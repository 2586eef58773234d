// @ts-check
import { announce } from './announcer.js';
import { announceArrival } from './arrivals.js';
import { directPane } from './direct-pane.js';
import { element } from './dom.js';
import { takeIn } from './event-intake.js';
import { followEvents } from './live-events.js';
import { openNewConversation } from './new-conversation.js';
import { roomPane } from './room-pane.js';
import { directWith } from './session.js';
import { keepMessage, keepRoom, readMessages, readRooms } from './session-reading.js';
import { createSpaces } from './spaces.js';
import { createTopbar } from './topbar.js';
import { viewOf } from './view.js';
import { welcomePane } from './welcome.js';

/** @import { Language } from './language.js' */
/** @import { Pane } from './pane-header.js' */
/** @import { Member } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, become: (email: string) => void,
 *   speak: (locale: string) => void }} AppOptions */

const narrow = matchMedia('(max-width: 720px)');

/** @param {string} hash */
const go = (hash) => {
  location.hash = hash;
};

/** Opens the 1:1 with the bot and says something there. @param {Session} session @param {string} text */
const sayToBot = async (session, text) => {
  const { api, bot } = session;
  const message = await api.send({ toPersonId: bot.id, text });
  if (!session.rooms.has(message.roomId)) await keepRoom(session, await api.room(message.roomId));
  keepMessage(session, message);
  go(`#room=${message.roomId}`);
};

/** @param {Session} session @param {string} id @returns {Member | undefined} */
const personWith = ({ bot, sandbox }, id) => {
  if (id === bot.id) return { ...bot, isBot: true };
  const person = sandbox.people.find((other) => other.id === id);
  return person && { id, name: person.displayName, isBot: false };
};

/** The space the address names, if this person is in it. @param {Session} session */
const roomOnScreen = (session) => {
  const view = viewOf(location.hash);
  if (view.type === 'room') return session.rooms.get(view.id);
  return view.type === 'person' ? directWith(session, view.id) : undefined;
};

/** @param {AppOptions & { create: () => void }} options @returns {Pane} */
const paneOnScreen = ({ session, language, become, create }) => {
  const view = viewOf(location.hash);
  const room = roomOnScreen(session);
  if (room) return roomPane({ session, language, go, room });
  const person = view.type === 'person' ? personWith(session, view.id) : undefined;
  if (person) return directPane({ session, language, go, person });
  const say = (/** @type {string} */ text) => void sayToBot(session, text).catch((e) => announce(String(e)));
  return welcomePane({ session, language, become, create, say });
};

/** @param {AppOptions} options */
const createFrame = (options) => {
  const { session, language } = options;
  const create = () => openNewConversation({ session, language, go });
  const spaces = createSpaces({ session, language, create });
  const main = element('main', { class: 'main', tabindex: '-1' });
  const offline = element('p', { class: 'offline', role: 'status', hidden: true }, language.t('app.offline'));
  const body = element('div', { class: 'body' }, spaces.node, main);
  document.getElementById('app')?.replaceChildren(createTopbar(options), offline, body);
  return { create, spaces, main, offline, body };
};

/** Reads again what may have changed while nothing was told. @param {Session} session */
const catchUp = async (session) => {
  await readRooms(session);
  await Promise.all([...session.messages.keys()].map((roomId) => readMessages(session, roomId)));
};

/** @param {Session} session @param {HTMLElement} offline shown while nothing can be heard */
const keepUpToDate = (session, offline) =>
  followEvents({
    token: session.me.token,
    received: (event) => void takeIn(session, event).catch(() => undefined),
    lost: () => (offline.hidden = false),
    caughtUp: () => {
      offline.hidden = true;
      void catchUp(session).catch(() => undefined);
    },
  });

/**
 * The whole page for one person in one language.
 * @param {AppOptions} options
 * @returns {Promise<() => void>} takes it down
 */
export const startApp = async (options) => {
  const { session, language } = options;
  await readRooms(session);
  const { create, spaces, main, offline, body } = createFrame(options);
  /** @type {Pane | undefined} */
  let pane;
  /** @type {string | undefined} */
  let shownRoomId;

  const show = () => {
    pane?.stop();
    shownRoomId = roomOnScreen(session)?.id;
    pane = paneOnScreen({ ...options, create });
    main.replaceChildren(pane.node);
    body.dataset['pane'] = viewOf(location.hash).type === 'spaces' ? 'list' : 'conversation';
    spaces.draw();
    if (!narrow.matches) pane.focus();
  };
  const deaf = session.listen((change) => {
    if (change.type === 'rooms' || change.type === 'members') spaces.draw();
    // The space on screen has come to be, or is gone.
    if (change.type === 'rooms' && roomOnScreen(session)?.id !== shownRoomId) show();
    if (change.type === 'arrived') {
      announceArrival({ session, language, message: change.message, openRoomId: shownRoomId });
    }
  });
  const stopEvents = keepUpToDate(session, offline);

  addEventListener('hashchange', show);
  show();
  return () => {
    removeEventListener('hashchange', show);
    stopEvents();
    deaf();
    pane?.stop();
  };
};
