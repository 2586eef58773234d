import type { Said } from '../flows/engine/show.js';
import type { NewMessage } from './webex/client.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** What the flows said, as Webex takes it. */
export function messageOf(said: Said, roomId: string, parentId: string | undefined): NewMessage {
  return {
    roomId,
    markdown: said.markdown,
    ...(parentId === undefined ? {} : { parentId }),
    ...(said.card === undefined ? {} : { attachments: [{ contentType: cardType, content: said.card }] }),
  };
}
