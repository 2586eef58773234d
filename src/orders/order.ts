/** The order types and statuses of the fact sheet (section 9), one vocabulary for the whole bot. */
export const orderTypes = ['new', 'block', 'request', 'port'] as const;
export type OrderType = (typeof orderTypes)[number];

export const newNumberStatuses = ['pending', 'provisioned', 'error', 'action_required'] as const;
export const portStatuses = [
  'pending',
  'rejected',
  'submitted',
  'foc_received',
  'completed',
  'cancelled',
] as const;
export type NewNumberStatus = (typeof newNumberStatuses)[number];
export type PortStatus = (typeof portStatuses)[number];
/** `unknown` stands for any status from outside that no row describes. */
export type OrderStatus = NewNumberStatus | PortStatus | 'unknown';
export const orderStatuses = [...new Set([...newNumberStatuses, ...portStatuses])] as const;
