import type { Context } from '../context.js';
import type { DomainEvent, Observer } from '../state/events.js';
import { activitiesOf } from './activity.js';
import type { RoomRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import type { Sockets } from './socket.js';

/** A press is told to whoever posted the card, everything else to all who may see it. */
const hearersOf = (event: DomainEvent): readonly string[] =>
  event.type === 'action.created' ? [event.action.authorId] : event.recipients;

const roomOf = (state: State, event: DomainEvent): RoomRow | undefined => {
  if ('room' in event) return event.room;
  const deleted = event.type === 'membership.deleted' ? event.deletedRoom : undefined;
  return deleted ?? state.rooms.get(event.roomId);
};

/** Tells those who listen on a socket, in the order of the changes. */
export const createSocketObserver = ({
  state,
  now,
  sockets,
}: Pick<Context, 'state' | 'now'> & { sockets: Sockets }): Observer => {
  return (event) => {
    const listeners = hearersOf(event).flatMap((personId) => [...sockets.listenersOf(personId)]);
    const room = roomOf(state, event);
    if (listeners.length === 0 || room === undefined) return undefined;
    const published = now();
    return () => {
      for (const listener of listeners) {
        const at = { host: listener.host, published };
        for (const activity of activitiesOf(state, at, event, room)) listener.tell(activity);
      }
    };
  };
};
