// @ts-check
import { announce } from './announcer.js';
import { nameOf, partnerIn } from './session.js';

/** @import { Language } from './language.js' */
/** @import { Message } from './types.js' */
/** @import { Session } from './session.js' */

/**
 * Tells a screen reader of a message of somebody else.
 * @param {{ session: Session, language: Language, message: Message, openRoomId: string | undefined }} options
 */
export const announceArrival = ({ session, language: { t }, message, openRoomId }) => {
  if (message.personId === session.me.id) return;
  const name = nameOf(session, message);
  const room = session.rooms.get(message.roomId);
  const space = room ? (partnerIn(session, room)?.name ?? room.title) : t('app.unknown');
  announce(
    message.roomId === openRoomId
      ? t('message.arrived', { name, text: message.text ?? t('message.file') })
      : t('message.arrived.elsewhere', { name, space }),
  );
};
