// @ts-check
import { createComposer } from './composer.js';
import { element } from './dom.js';
import { acceptDrops } from './drops.js';
import { membersButton } from './members-button.js';
import { paneHeader } from './pane-header.js';
import { partnerIn } from './session.js';
import { createTimeline } from './timeline.js';

/** @import { Pane, PaneServices } from './pane-header.js' */
/** @import { Language } from './language.js' */
/** @import { Room } from './types.js' */
/** @import { Session } from './session.js' */

/** @param {{ session: Session, language: Language, room: Room, name: string }} options */
const roomHeader = ({ session, language, room, name }) => {
  const isGroup = room.type === 'group';
  return paneHeader({
    name,
    kind: isGroup ? 'group' : partnerIn(session, room)?.isBot ? 'bot' : 'person',
    more: isGroup ? membersButton({ session, language, room }) : undefined,
    language,
  });
};

/**
 * One space: header, messages, composer.
 * @param {PaneServices & { room: Room }} options
 * @returns {Pane}
 */
export const roomPane = ({ session, language, room }) => {
  const isGroup = room.type === 'group';
  const name = partnerIn(session, room)?.name ?? room.title;
  const others = () => (session.members.get(room.id) ?? []).filter(({ id }) => id !== session.me.id);

  const composer = createComposer({
    session,
    language,
    name,
    target: { roomId: room.id },
    members: () => (isGroup ? others() : []),
    sent: () => timeline.toEnd(),
  });
  const timeline = createTimeline({ session, language, room, name, reply: composer.reply });
  const node = element(
    'section',
    { class: 'pane', 'aria-label': name },
    roomHeader({ session, language, room, name }),
    timeline.pane,
    timeline.newest,
    composer.node,
  );

  acceptDrops(node, language.t('composer.drop'), composer.attach);
  const deaf = session.listen((change) => {
    if (change.type === 'members' && change.roomId === room.id) composer.refresh();
  });
  return {
    node,
    focus: composer.focus,
    stop: () => {
      deaf();
      timeline.stop();
    },
  };
};
