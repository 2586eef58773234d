import type { NewPort, PersonRef } from '../../pstn/provider.js';
import type { Data } from './data.js';
import { interviewOf, type OrderToBe } from './orders-to-be.js';

export type PortToPlace = NewPort & {
  readonly key: string;
  readonly locationId: string;
  readonly orderedBy: PersonRef;
};

/** The order exactly as it is sent; undefined while something of it is still open. */
export function newPort(order: OrderToBe, data: Data, orderedBy: PersonRef): PortToPlace | undefined {
  const { accountNumber, businessName, authorisedName, btn, pin, service, signature } = order.data;
  const { location, draft, date, time, extraEmail } = data;
  const { scope } = interviewOf(order, data);
  const isComplete =
    location !== undefined && scope !== undefined && service !== undefined && btn !== undefined;
  if (
    !isComplete ||
    accountNumber === undefined ||
    businessName === undefined ||
    authorisedName === undefined
  ) {
    return undefined;
  }
  const isB = location.variant === 'B';
  return {
    type: 'port',
    key: `${draft}-${order.key}`,
    locationId: location.id,
    orderedBy,
    plan: draft,
    numbers: order.group.numbers,
    account: {
      losingCarrier: order.carrier,
      accountNumber,
      authorisedName,
      btn,
      businessName,
      serviceAddress: service,
      ...(pin === undefined ? {} : { pin }),
    },
    scope,
    ...(isB && date !== undefined ? { requested: { date, ...(time === undefined ? {} : { time }) } } : {}),
    ...(isB && extraEmail !== undefined ? { extraEmail } : {}),
    ...(!isB && signature !== undefined ? { signature } : {}),
  };
}
