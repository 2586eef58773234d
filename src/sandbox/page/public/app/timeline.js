// @ts-check
import { announce } from './announcer.js';
import { element } from './dom.js';
import { createMessageList } from './message-list.js';
import { beginning } from './pane-header.js';
import { stickToEnd } from './scroller.js';
import { readMessages } from './session-reading.js';

/** @import { Language } from './language.js' */
/** @import { Message, Room } from './types.js' */
/** @import { Session } from './session.js' */
/** @typedef {{ session: Session, language: Language, room: Room, name: string,
 *   reply: (message: Message) => void }} TimelineOptions */

/**
 * Reads the page before the oldest message; what is on screen stays in place.
 * @param {Session} session
 * @param {string} roomId
 * @param {HTMLElement} pane
 */
const readEarlier = async (session, roomId, pane) => {
  const known = [...(session.messages.get(roomId)?.values() ?? [])];
  const oldest = known.reduce((a, b) => (b.created < a.created ? b : a));
  const fromEnd = pane.scrollHeight - pane.scrollTop;
  await readMessages(session, roomId, oldest.id);
  pane.scrollTop = pane.scrollHeight - fromEnd;
};

/** @param {TimelineOptions} options */
const timelineParts = ({ session, language, room, name, reply }) => {
  const { t } = language;
  const { list, draw } = createMessageList({ session, language, name, reply });
  const intro = beginning(language, name, room.type === 'group');
  const earlier = element(
    'button',
    { type: 'button', class: 'pill earlier', hidden: true },
    t('space.earlier'),
  );
  const newest = element('button', { type: 'button', class: 'pill newest', hidden: true }, t('space.newest'));
  const content = element('div', { class: 'scroll-content' }, intro, earlier, list);
  const pane = element('div', { class: 'scroll', tabindex: '-1' }, content);
  return { list, draw, intro, earlier, newest, content, pane };
};

/**
 * The scrolled messages of a space, always up to date.
 * @param {TimelineOptions} options
 */
export const createTimeline = (options) => {
  const { session, room, language } = options;
  const { list, draw, intro, earlier, newest, content, pane } = timelineParts(options);
  const scroller = stickToEnd(pane, content, (away) => (newest.hidden = !away));

  const redraw = () => {
    const messages = session.messages.get(room.id);
    const now = session.rooms.get(room.id);
    if (!messages) return;
    const wasAtEnd = scroller.isAtEnd();
    list.hidden = draw(messages.values()) === 0;
    earlier.hidden = !session.withEarlier.has(room.id);
    intro.hidden = !earlier.hidden;
    if (wasAtEnd) scroller.toEnd();
    if (now && session.looks.look(now)) session.tell({ type: 'rooms' });
  };

  earlier.addEventListener('click', () => void readEarlier(session, room.id, pane));
  newest.addEventListener('click', scroller.toEnd);
  const deaf = session.listen((change) => {
    if (change.type === 'messages' && change.roomId === room.id) redraw();
    if (change.type === 'arrived' && change.message.roomId === room.id && !scroller.isAtEnd()) {
      newest.hidden = false;
    }
  });
  const stop = () => {
    deaf();
    scroller.stop();
  };

  redraw();
  readMessages(session, room.id).catch(() => announce(language.t('app.offline')));
  return { pane, newest, toEnd: scroller.toEnd, stop };
};
