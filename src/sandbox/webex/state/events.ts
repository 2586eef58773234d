import type { Change } from './change.js';
import type { ActionRow, MembershipRow, MessageRow, RoomRow } from './rows.js';

interface Happening {
  /** Who caused it. */
  readonly actorId: string;
  readonly roomId: string;
  /** Ids of the people who may see it. */
  readonly recipients: readonly string[];
}

export type DomainEvent = Happening &
  (
    | {
        readonly type: 'message.created' | 'message.updated' | 'message.deleted';
        readonly message: MessageRow;
      }
    | { readonly type: 'room.created'; readonly room: RoomRow }
    | { readonly type: 'room.updated'; readonly room: RoomRow; readonly before: RoomRow }
    | {
        readonly type: 'membership.created';
        readonly membership: MembershipRow;
        /** One of the first, who come with the room. */
        readonly withRoom?: boolean;
      }
    | {
        readonly type: 'membership.updated';
        readonly membership: MembershipRow;
      }
    | {
        readonly type: 'membership.deleted';
        readonly membership: MembershipRow;
        /** The room, where it is deleted with all who were in it. */
        readonly deletedRoom?: RoomRow;
      }
    | { readonly type: 'action.created'; readonly action: ActionRow }
  );

/**
 * Sees an event while its change is still open and may write to the same change. What it returns runs
 * once the change is durable, in the order of the changes.
 */
export type Observer = (event: DomainEvent, change: Change) => (() => void) | undefined;

/** The one place where events fan out: webhooks, event streams and sockets. */
export interface EventHub {
  observe(observer: Observer): void;
  announce(event: DomainEvent, change: Change): (() => void)[];
}

export const createEventHub = (): EventHub => {
  const observers: Observer[] = [];
  return {
    observe: (observer) => void observers.push(observer),
    announce: (event, change) =>
      observers.map((observer) => observer(event, change)).filter((after) => after !== undefined),
  };
};
