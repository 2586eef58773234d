import type { Order } from '../../pstn/provider.js';

/** Statuses of orders for new numbers; those of ports come with the ports. */
export const deskStatuses = [
  'pending',
  'provisioned',
  'error',
  'action_required',
] as const satisfies readonly Order['status'][];
export type DeskStatus = (typeof deskStatuses)[number];

interface Transition {
  readonly from: DeskStatus;
  readonly to: DeskStatus;
  /** A reason must be given, in the carrier's words. */
  readonly reason: boolean;
  /** `action_required` exists in variant B only, whose orders are requests. */
  readonly only?: 'request';
}

/** The article gives no order of statuses; these moves are the sandbox's own, `provisioned` being the end. */
export const transitions: readonly Transition[] = [
  { from: 'pending', to: 'provisioned', reason: false },
  { from: 'pending', to: 'error', reason: true },
  { from: 'pending', to: 'action_required', reason: true, only: 'request' },
  { from: 'error', to: 'pending', reason: false },
  { from: 'error', to: 'provisioned', reason: false },
  { from: 'error', to: 'action_required', reason: true, only: 'request' },
  { from: 'action_required', to: 'pending', reason: false, only: 'request' },
  { from: 'action_required', to: 'provisioned', reason: false, only: 'request' },
  { from: 'action_required', to: 'error', reason: true, only: 'request' },
];

/** Where the desk may move an order of this type and status next. */
export const movesFrom = (type: Order['type'], from: Order['status']): readonly Transition[] =>
  type === 'port'
    ? []
    : transitions.filter((move) => move.from === from && (!move.only || move.only === type));
