import type { StoredFile } from '../flows/engine/flow.js';
import type { Said } from '../flows/engine/show.js';
import type { NewMessage } from './webex/client.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** A room, with or without a thread, or the 1:1 with a person whose room is not known. */
export type Target =
  { readonly roomId: string; readonly parentId?: string | undefined } | { readonly toPersonId: string };

function addressOf(target: Target): Pick<NewMessage, 'roomId' | 'parentId' | 'toPersonId'> {
  if (!('roomId' in target)) return target;
  const { roomId, parentId } = target;
  return { roomId, ...(parentId === undefined ? {} : { parentId }) };
}

/** The bot calls nobody by mention, so what looks like one was written by somebody else. As many bytes as before. */
const unmentioned = (markdown: string): string => markdown.replaceAll('<@', '(@');

/** What the flows said, as Webex takes it. */
export const messageTo = (target: Target, { markdown, card }: Said): NewMessage => ({
  ...addressOf(target),
  markdown: unmentioned(markdown),
  ...(card === undefined ? {} : { attachments: [{ contentType: cardType, content: card }] }),
});

export const messageOf = (said: Said, roomId: string, parentId: string | undefined): NewMessage =>
  messageTo({ roomId, parentId }, said);

/** A kept file as a message; its content is read when it is sent. */
export const messageWithFile = (
  target: Target,
  markdown: string,
  { id, name, type }: StoredFile,
): NewMessage => ({ ...addressOf(target), markdown: unmentioned(markdown), file: { id, name, type } });
