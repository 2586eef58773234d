import type { Order } from '../../pstn/provider.js';
import type { World } from '../world.js';
import type { CallingSource, ComingNumber } from '../webex/calling/source.js';
import type { DeskEmergency } from './emergency/desk-emergency.js';
import { inService, type Directory } from './emergency/directory.js';
import type { LedgerView } from './ledger.js';

export interface CallingSourceDeps {
  readonly world: World;
  readonly ledger: LedgerView;
  readonly directory: Directory;
  readonly emergency: DeskEmergency;
}

const isOpen = ({ status }: Order): boolean => !inService.includes(status) && status !== 'cancelled';

/** What Webex Calling tells of the desk's world: an order that is completed here has its numbers there. */
export const createCallingSource = ({
  world,
  ledger,
  directory,
  emergency,
}: CallingSourceDeps): CallingSource => {
  const openAt = (locationId: string): Order[] =>
    ledger.orders().flatMap(({ order }) => (order.locationId === locationId && isOpen(order) ? [order] : []));
  return {
    locations: () => world.locations,
    rows: (locationId) => directory.rowsOf(locationId),
    coming: (locationId) =>
      openAt(locationId).flatMap(({ type, numbers }) =>
        [...numbers].sort().map((number): ComingNumber => ({
          number,
          order: type === 'port' ? 'port' : 'new',
        })),
      ),
    hasOpenOrders: (locationId) => openAt(locationId).length > 0,
    ecbn: (locationId) => directory.locationEcbn(locationId),
    addresses: emergency,
  };
};
