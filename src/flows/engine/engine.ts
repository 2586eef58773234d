import type { Approval, FileRef } from './flow.js';
import { onMessage } from './hear.js';
import { onPress } from './press.js';
import type { Registry } from './registry.js';
import { begin } from './run.js';
import { remind } from './remind.js';
import { onSecond, renewHeld, secondCard } from './second.js';
import { takeUp, type Conversation, type Session } from './session.js';
import { isUnfinished } from './show-live.js';
import { announceOrder, tell, type Announcement, type Told } from './tell.js';
import type { Services, Turn } from './turn.js';

/** What a person did, free of where it came from. */
export type Happening =
  | { readonly type: 'text'; readonly text: string; readonly files: readonly FileRef[] }
  | { readonly type: 'press'; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly type: 'added' }
  /** What waited for a second person is decided, or was not in time. */
  | { readonly type: 'second'; readonly approval: Approval }
  /** The time has come that a draft was to be brought up again. */
  | { readonly type: 'remind'; readonly draftId: string };

export interface Engine {
  /** Pure but for what the services do: the same conversation, event and services give the same turn. */
  handle(conversation: Conversation, happening: Happening, services: Services): Promise<Turn>;
  /** Whether the person is in the middle of a form there. */
  isBusy(conversation: Conversation): boolean;
  /** Takes in a draft that comes from another space, as the live one. */
  takeUp(conversation: Conversation, session: Session): Conversation;
  /** A step of a flow, told without being asked; undefined when there is nothing that may be shown there. */
  tell(announcement: Announcement, services: Services): Promise<Told | undefined>;
  /** What waits for a second person, as somebody who may decide it sees it there. */
  second(approval: Approval, services: Services): Promise<Told | undefined>;
  /** Holds for longer what is set aside for it, as who asked; until when (ISO), undefined when nothing is. */
  renew(approval: Approval, services: Services): Promise<string | undefined>;
  /** How an order stands, told by the flow that announces orders. */
  announce(
    orderId: string,
    services: Services,
    options?: Pick<Announcement, 'notice' | 'noticeKey'>,
  ): Promise<Told | undefined>;
}

export function createEngine(options: { registry: Registry; newToken: () => string }): Engine {
  const isBusy = ({ live }: Conversation): boolean => isUnfinished(options, live);
  return {
    isBusy,
    takeUp: (conversation, session) => takeUp(conversation, session, isBusy(conversation)),
    tell: (announcement, services) => tell({ ...options, services }, announcement),
    second: (approval, services) => secondCard({ ...options, services }, approval),
    renew: (approval, services) => renewHeld({ ...options, services }, approval),
    announce: (orderId, services, wording) => announceOrder({ ...options, services }, orderId, wording),
    async handle(conversation, happening, services) {
      const turn = { ...options, services };
      switch (happening.type) {
        case 'press':
          return onPress(turn, conversation, happening.inputs);
        case 'added':
          return begin(turn, conversation, turn.registry.home);
        case 'second':
          return onSecond(turn, conversation, happening.approval);
        case 'remind':
          return remind(turn, conversation, happening.draftId);
        case 'text':
          return onMessage(turn, conversation, happening);
      }
    },
  };
}
