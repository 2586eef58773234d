/** An order as the desk page shows it. */
import type { PortAccount } from '../../orders/port/port-order.js';
import { movesFrom } from '../../orders/transitions.js';
import type { Order } from '../../pstn/provider.js';
import type { World } from '../world.js';
import type { LedgerView } from './ledger.js';
import type { People } from './people.js';

export interface DescribeDeps {
  readonly world: World;
  readonly ledger: LedgerView;
  readonly people: People;
}

/** Even whoever plays Cisco sees no more of a PIN than that there is one, and its end. */
const masked = ({ pin, ...account }: PortAccount): PortAccount =>
  pin === undefined ? account : { ...account, pin: `••••${pin.length > 4 ? pin.slice(-2) : ''}` };

const portParts = ({ ledger }: DescribeDeps, order: Order) => {
  const { plan } = order.port ?? {};
  const record = ledger.order(order.id)?.port;
  const siblings = ledger
    .orders()
    .filter(({ order: other }) => plan !== undefined && other.port?.plan === plan);
  return {
    ...(record ? { account: masked(record.account) } : {}),
    ...(record?.signature ? { signature: record.signature } : {}),
    siblings: siblings
      .map(({ order: { id, status } }) => ({ id, status }))
      .filter(({ id }) => id !== order.id),
  };
};

export const describe = (deps: DescribeDeps, order: Order) => {
  const { world, people } = deps;
  const customer = world.customers.find((known) => known.id === order.customerId);
  const location = world.locations.find((known) => known.id === order.locationId);
  return {
    ...order,
    customer: customer?.name ?? order.customerId,
    subscription: customer?.subscription,
    location: location?.name ?? order.locationId,
    country: location?.country,
    timeZone: location?.timeZone,
    variant: location?.variant,
    orderedByName: people.find(order.orderedBy.email)?.displayName ?? order.orderedBy.email,
    ...(order.type === 'port' ? portParts(deps, order) : {}),
    moves: movesFrom(order.type, order.status).map(({ to, reason = false }) => ({
      to,
      reason,
      blocked: to === 'provisioned' && order.terms?.accepted === false,
    })),
  };
};
