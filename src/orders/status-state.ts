import type { OrderStatus, OrderType } from './order.js';
import type { RejectionReason } from './port/port-order.js';
import { type Actor, isFinal, statusesOf, transition } from './transitions.js';

/** News of a status, from the provider's post, its poll, or a person. */
export interface StatusEvent {
  /** Unique over all orders; the same news told twice has the same id. */
  readonly id: string;
  /** ISO time at which it happened, not at which it came. */
  readonly at: string;
  readonly status: OrderStatus;
  readonly by?: Actor;
  readonly reason?: string;
  /** With `rejected`; a rejection without any counts as reason `unknown`. */
  readonly reasons?: readonly RejectionReason[];
  /** With `foc_received`: ISO time. */
  readonly foc?: string;
}

export interface StatusEntry extends StatusEvent {
  /** Came after something newer: it is told in the history and moved nothing. */
  readonly late?: true;
}

/** The bot's own book of one order. JSON. */
export interface StatusState {
  readonly type: OrderType;
  readonly status: OrderStatus;
  /** ISO time of the event that made the status. */
  readonly at: string;
  /** Newest last, at most `seenLimit`: what has been dealt with, the history aside. */
  readonly seen: readonly string[];
  /** Every accepted event once, oldest first by the time it happened. */
  readonly history: readonly StatusEntry[];
}

export const seenLimit = 200;

/** `final`: the order is at its end. `illegal`: no row leads there. `not_theirs`: not for this actor to do. */
export type StatusRefusal = 'final' | 'illegal' | 'unknown_status' | 'not_theirs' | 'no_foc' | 'bad_time';

export type StatusResult =
  | { readonly result: 'applied'; readonly state: StatusState; readonly entry: StatusEntry }
  | { readonly result: 'late'; readonly state: StatusState; readonly entry: StatusEntry }
  /** The order is there already, with nothing new about it. */
  | { readonly result: 'nothing_new'; readonly state: StatusState }
  | { readonly result: 'double'; readonly state: StatusState }
  | { readonly result: 'refused'; readonly why: StatusRefusal; readonly state: StatusState };

export const startStatus = (type: OrderType, at: string, status: OrderStatus = 'pending'): StatusState => ({
  type,
  status,
  at,
  seen: [],
  history: [],
});

const time = (iso: string): number => Date.parse(iso);

const withSeen = (state: StatusState, id: string): StatusState => ({
  ...state,
  seen: [...state.seen, id].slice(-seenLimit),
});

/** Stable: of two events of the same moment the one that came first stays first. */
const insert = (history: readonly StatusEntry[], entry: StatusEntry): readonly StatusEntry[] => {
  const after = history.findIndex((known) => time(known.at) > time(entry.at));
  return after < 0 ? [...history, entry] : history.toSpliced(after, 0, entry);
};

const normalised = (event: StatusEvent): StatusEvent =>
  event.status === 'rejected' && !event.reasons?.length
    ? { ...event, reasons: [{ code: 'unknown', ...(event.reason ? { text: event.reason } : {}) }] }
    : event;

const payload = ({ foc, reasons }: StatusEvent): string => JSON.stringify([foc ?? '', reasons ?? []]);

/** What the present status says already, so that the same said again is nothing new. */
const saysTheSame = (state: StatusState, event: StatusEvent): boolean => {
  if (state.status !== event.status) return false;
  if (event.status !== 'rejected' && event.status !== 'foc_received') return true;
  const present = state.history.findLast(({ late, status }) => !late && status === event.status);
  return present !== undefined && payload(present) === payload(event);
};

function refusal(state: StatusState, event: StatusEvent): StatusRefusal | undefined {
  if (Number.isNaN(time(event.at))) return 'bad_time';
  if (event.status !== 'unknown' && !statusesOf(state.type).includes(event.status)) return 'unknown_status';
  return undefined;
}

function moveRefusal(state: StatusState, event: StatusEvent): StatusRefusal | undefined {
  if (isFinal(state.type, state.status)) return 'final';
  // A status from outside that no row describes is shown as unknown, and anything may follow it.
  if (state.status === 'unknown' || event.status === 'unknown') return undefined;
  const move = transition(state.type, state.status, event.status);
  if (!move) return 'illegal';
  if (event.by !== undefined && move.by !== 'anyone' && move.by !== event.by) return 'not_theirs';
  return move.foc && !event.foc ? 'no_foc' : undefined;
}

/** Pure. Only `applied` changes the status; a refused event leaves no trace, so it may come again later. */
export function applyStatus(state: StatusState, told: StatusEvent): StatusResult {
  const event = normalised(told);
  if (state.seen.includes(event.id) || state.history.some(({ id }) => id === event.id)) {
    return { result: 'double', state };
  }
  const wrong = refusal(state, event);
  if (wrong) return { result: 'refused', why: wrong, state };
  if (time(event.at) < time(state.at)) {
    const entry: StatusEntry = { ...event, late: true };
    return {
      result: 'late',
      entry,
      state: { ...withSeen(state, event.id), history: insert(state.history, entry) },
    };
  }
  if (saysTheSame(state, event)) return { result: 'nothing_new', state: withSeen(state, event.id) };
  const why = moveRefusal(state, event);
  if (why) return { result: 'refused', why, state };
  const next = { ...withSeen(state, event.id), status: event.status, at: event.at };
  return {
    result: 'applied',
    entry: event,
    state: { ...next, history: insert(state.history, event) },
  };
}
