import { type OrderStatus, type OrderType, newNumberStatuses, portStatuses } from './order.js';

/** The desk is Cisco and the carriers behind it; the customer acts through Control Hub or the bot. */
export type Actor = 'desk' | 'customer';
export type StatusVocabulary = 'new' | 'port';

export interface Transition {
  readonly vocabulary: StatusVocabulary;
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  readonly by: Actor | 'anyone';
  /** Whoever moves it must say why. */
  readonly reason?: true;
  /** The confirmed time (FOC) must come with it. */
  readonly foc?: true;
  /** `action_required` exists in variant B only, whose orders are requests. */
  readonly only?: 'request';
  /** Nobody may choose it: it stands for a row of moves of which the ones between were never told. */
  readonly catchUp?: true;
}

const row = (
  vocabulary: StatusVocabulary,
  from: OrderStatus,
  to: OrderStatus,
  by: Transition['by'],
  rest: Omit<Transition, 'vocabulary' | 'from' | 'to' | 'by'> = {},
): Transition => ({ vocabulary, from, to, by, ...rest });

const request = { only: 'request' } as const;
const why = { reason: true } as const;
const gap = { catchUp: true } as const;

/**
 * The article gives no rules (fact sheet 9): the moves of new numbers are ours, those of ports follow from
 * its definitions. Before FOC the customer may cancel; afterwards only PTS does (porting references, C1).
 */
export const transitions: readonly Transition[] = [
  row('new', 'pending', 'provisioned', 'desk'),
  row('new', 'pending', 'error', 'desk', why),
  row('new', 'pending', 'action_required', 'desk', { ...why, ...request }),
  row('new', 'error', 'pending', 'desk'),
  row('new', 'error', 'provisioned', 'desk'),
  row('new', 'error', 'action_required', 'desk', { ...why, ...request }),
  row('new', 'action_required', 'pending', 'desk', request),
  row('new', 'action_required', 'provisioned', 'desk', request),
  row('new', 'action_required', 'error', 'desk', { ...why, ...request }),

  row('port', 'pending', 'submitted', 'desk'),
  row('port', 'pending', 'rejected', 'desk', why),
  row('port', 'pending', 'cancelled', 'anyone'),
  row('port', 'submitted', 'foc_received', 'desk', { foc: true }),
  row('port', 'submitted', 'rejected', 'desk', why),
  row('port', 'submitted', 'cancelled', 'anyone'),
  row('port', 'foc_received', 'foc_received', 'desk', { foc: true }),
  row('port', 'foc_received', 'completed', 'desk'),
  row('port', 'foc_received', 'rejected', 'desk', why),
  row('port', 'foc_received', 'cancelled', 'desk'),
  row('port', 'rejected', 'pending', 'customer'),
  row('port', 'rejected', 'rejected', 'desk', why),
  row('port', 'rejected', 'cancelled', 'anyone'),

  row('port', 'pending', 'foc_received', 'desk', { foc: true, ...gap }),
  row('port', 'pending', 'completed', 'desk', gap),
  row('port', 'submitted', 'completed', 'desk', gap),
  row('port', 'rejected', 'submitted', 'desk', gap),
  row('port', 'rejected', 'foc_received', 'desk', { foc: true, ...gap }),
  row('port', 'rejected', 'completed', 'desk', gap),
];

export const vocabularyOf = (type: OrderType): StatusVocabulary => (type === 'port' ? 'port' : 'new');

export const statusesOf = (type: OrderType): readonly OrderStatus[] => {
  if (type === 'port') return portStatuses;
  return type === 'request' ? newNumberStatuses : newNumberStatuses.filter((id) => id !== 'action_required');
};

/** No status follows it. `unknown` is never an end. */
export const isFinal = (type: OrderType, status: OrderStatus): boolean =>
  status === 'cancelled' || status === 'completed' || (type !== 'port' && status === 'provisioned');

const ofType = (type: OrderType) => (move: Transition) =>
  move.vocabulary === vocabularyOf(type) && (!move.only || move.only === type);

/** What this actor may do next with an order of this type and status. */
export const movesFrom = (type: OrderType, from: OrderStatus, by: Actor = 'desk'): readonly Transition[] =>
  transitions
    .filter(ofType(type))
    .filter((move) => move.from === from && !move.catchUp && (move.by === by || move.by === 'anyone'));

/** The row of a move as news from outside may tell it, gaps bridged. */
export const transition = (type: OrderType, from: OrderStatus, to: OrderStatus): Transition | undefined =>
  transitions.filter(ofType(type)).find((move) => move.from === from && move.to === to);
