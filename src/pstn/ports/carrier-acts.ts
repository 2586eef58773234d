/** What Cisco and the losing carrier do to a port order. Pure; whether the status allows it is asked elsewhere. */
import type { RejectionReason } from '../../orders/port/port-order.js';
import { withEvents, without, type Act, type PortOrder } from './port-state.js';

export const accept = (order: PortOrder, act: Act): PortOrder =>
  withEvents({ ...order, status: 'submitted' }, act, { what: 'status', status: 'submitted' });

/** `foc` is an ISO time. */
export const confirmDate = (order: PortOrder, foc: string, act: Act): PortOrder =>
  withEvents({ ...order, status: 'foc_received', port: { ...order.port, foc } }, act, {
    what: 'status',
    status: 'foc_received',
    foc,
  });

export const complete = (order: PortOrder, act: Act): PortOrder =>
  withEvents({ ...order, status: 'completed', port: { ...order.port, activatedAt: act.at } }, act, {
    what: 'status',
    status: 'completed',
  });

/** A date once confirmed does not survive a rejection. */
export const reject = (order: PortOrder, reasons: readonly RejectionReason[], act: Act): PortOrder => {
  const port = without(order.port, 'foc');
  const rejections = [...port.rejections, { at: act.at, reasons }];
  const event = { what: 'status', status: 'rejected', reasons } as const;
  return withEvents({ ...order, status: 'rejected', port: { ...port, rejections } }, act, event);
};

export const cancel = (order: PortOrder, reason: string | undefined, act: Act): PortOrder =>
  withEvents({ ...order, status: 'cancelled' }, act, {
    what: 'status',
    status: 'cancelled',
    ...(reason ? { reason } : {}),
  });

export const want = (order: PortOrder, wish: string, act: Act): PortOrder =>
  withEvents({ ...order, port: { ...order.port, wanted: [...(order.port.wanted ?? []), wish] } }, act, {
    what: 'wanted',
    reason: wish,
  });
