import type { Origin } from './flow.js';

/** One run of a flow as it is saved. `data` is the flow's own and read through its schema. */
export interface Session {
  /** The same for the whole life of the draft. */
  readonly id: string;
  readonly flow: string;
  readonly version: number;
  readonly step: string;
  readonly data: unknown;
  /** Opaque; the card that carries it is the live card. */
  readonly token: string;
  /** Steps shown before, newest last. */
  readonly trail: readonly string[];
  /** What pressing each button of the live card sends, by its title: the title can be typed instead. */
  readonly buttons: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly at: string;
  /** What its owner knows it by, when the flow gives it a name. */
  readonly name?: string;
  /** Heading of the card that was shown last. */
  readonly waitsAt?: string;
  /** Where it began, when it is held elsewhere. */
  readonly origin?: Origin;
}

/** What the bot remembers between two events of one person in one space. */
export interface Conversation {
  readonly live?: Session | undefined;
  /** Drafts set aside, newest last. */
  readonly kept: readonly Session[];
  /** The draft that was cancelled last, as long as that can be undone: until another is begun, a day at most. */
  readonly cancelled?: Session | undefined;
}

export const emptyConversation: Conversation = { kept: [] };

export const maxKept = 20;
const maxTrail = 20;

/** Whether the one draft takes the place of the other: a draft without a name is the only one of its flow. */
const replaces = (one: Session, other: Session): boolean =>
  one.id === other.id || (one.flow === other.flow && one.name === undefined && other.name === undefined);

/** The drafts without those that `session` stands for now. */
export const without = (kept: readonly Session[], session: Session): readonly Session[] =>
  kept.filter((other) => !replaces(session, other));

/** Sets a draft aside; `dropped` is what there is no room for any more. */
export function keep(
  conversation: Conversation,
  session: Session,
): { readonly kept: readonly Session[]; readonly dropped: readonly Session[] } {
  const all = [...without(conversation.kept, session), session];
  return { kept: all.slice(-maxKept), dropped: all.slice(0, -maxKept) };
}

/** Takes in a draft that comes from elsewhere as the live one; what was live and `unfinished` is kept. */
export function takeUp(conversation: Conversation, session: Session, unfinished: boolean): Conversation {
  const { live } = conversation;
  const isOther = unfinished && live !== undefined && live.id !== session.id;
  // Beyond the limit too: the next draft that is set aside says which one had to go.
  const kept = isOther ? [...without(conversation.kept, live), live] : conversation.kept;
  return { kept: without(kept, session), live: session };
}

const undoMs = 24 * 60 * 60 * 1000;

/** The cancelled draft that can still be taken up again. */
export function undoable({ cancelled }: Conversation, now: Date): Session | undefined {
  if (cancelled === undefined) return undefined;
  return now.getTime() - Date.parse(cancelled.at) < undoMs ? cancelled : undefined;
}

export const remember = (trail: readonly string[], step: string): string[] =>
  trail.at(-1) === step ? [...trail] : [...trail, step].slice(-maxTrail);

/** Drafts saved before they had an id go by their token. */
type SavedSession = Omit<Session, 'id'> & { readonly id?: string };
const identified = (session: SavedSession): Session => ({ ...session, id: session.id ?? session.token });

export const readConversation = ({
  live,
  kept,
  cancelled,
}: {
  readonly live?: SavedSession | undefined;
  readonly kept: readonly SavedSession[];
  readonly cancelled?: SavedSession | undefined;
}): Conversation => ({
  kept: kept.map(identified),
  ...(live === undefined ? {} : { live: identified(live) }),
  ...(cancelled === undefined ? {} : { cancelled: identified(cancelled) }),
});
