// @ts-check
import { createComposer } from './composer.js';
import { element } from './dom.js';
import { acceptDrops } from './drops.js';
import { beginning, paneHeader } from './pane-header.js';
import { keepRoom } from './session-reading.js';

/** @import { Pane, PaneServices } from './pane-header.js' */
/** @import { Member } from './types.js' */

/**
 * A conversation that has no space yet: the first message makes it.
 * @param {PaneServices & { person: Member }} options
 * @returns {Pane}
 */
export const directPane = ({ session, language, go, person }) => {
  const composer = createComposer({
    session,
    language,
    name: person.name,
    target: { toPersonId: person.id },
    members: () => [],
    sent: async ({ roomId }) => {
      if (!session.rooms.has(roomId)) await keepRoom(session, await session.api.room(roomId));
      go(`#room=${roomId}`);
    },
  });
  const node = element(
    'section',
    { class: 'pane', 'aria-label': person.name },
    paneHeader({ name: person.name, kind: person.isBot ? 'bot' : 'person', language }),
    element('div', { class: 'scroll' }, beginning(language, person.name, false)),
    composer.node,
  );
  acceptDrops(node, language.t('composer.drop'), composer.attach);
  return { node, focus: composer.focus, stop: () => undefined };
};
