import type { NumberSearch, PstnProvider } from '../provider.js';
import type { About } from './about.js';
import { createClient, path, required } from './client.js';
import { createGatewayEmergency } from './gateway-emergency.js';
import { createGatewayPorts } from './gateway-ports.js';
import { createLiveAbilities } from './live-abilities.js';
import * as schemas from './schemas.js';
import type { ClientOptions } from './send.js';

const searchQuery = (search: NumberSearch & { readonly size?: number }) => ({
  ...search,
  locationId: undefined,
});

export interface GatewayOptions extends ClientOptions {
  /** What the server said of itself when it was asked first; without it that is asked with the first poll. */
  readonly about?: About | undefined;
}

/** An ordering system that speaks docs/ordering-api.yaml. What it does not know is empty or `undefined`, never a fault. */
export const createGatewayPstn = (options: GatewayOptions): PstnProvider => {
  const client = createClient(options);
  const { ask } = client;
  const { abilities, refresh } = createLiveAbilities(client, options.about);
  const location = (id: string, what: string) => path('locations', id, what);
  return {
    name: 'gateway',
    connected: true,
    abilities,
    fiction: options.about?.test ?? false,
    access: async ({ id, email }) =>
      (await ask({ path: '/access', query: { id, email } }, schemas.accessAnswer))?.access ?? [],
    customers: async () => (await ask({ path: '/customers' }, schemas.customersAnswer))?.customers ?? [],
    colleagues: async (customerId) =>
      (await ask({ path: path('customers', customerId, 'people') }, schemas.colleaguesAnswer))?.people ?? [],
    locations: async (customerId) =>
      (await ask({ path: path('customers', customerId, 'locations') }, schemas.locationsAnswer))?.locations ??
      [],
    states: async (locationId) =>
      (await ask({ path: location(locationId, 'states') }, schemas.statesAnswer))?.states ?? [],
    inventory: async (locationId, state) =>
      (await ask({ path: location(locationId, 'inventory'), query: { state } }, schemas.inventoryAnswer)) ?? {
        state,
        areaCodes: [],
      },
    searchNumbers: async (search) => {
      const call = { path: location(search.locationId, 'numbers'), query: searchQuery(search) };
      return (await ask(call, schemas.numbersAnswer))?.numbers ?? [];
    },
    searchBlocks: async (search) => {
      const call = { path: location(search.locationId, 'blocks'), query: searchQuery(search) };
      return (await ask(call, schemas.blocksAnswer))?.blocks ?? [];
    },
    hold: async (key, numbers) =>
      required(await ask({ method: 'PUT', path: path('holds', key), body: { numbers } }, schemas.holdAnswer)),
    placeOrder: async (order) =>
      required(await ask({ method: 'POST', path: '/orders', body: order }, schemas.orderAnswer)),
    ...createGatewayPorts(client),
    ...createGatewayEmergency(client),
    order: (id) => ask({ path: path('orders', id) }, schemas.order),
    orders: async (customerId) =>
      (await ask({ path: path('customers', customerId, 'orders') }, schemas.ordersAnswer))?.orders ?? [],
    changes: async (cursor) => {
      await refresh();
      return required(await ask({ path: '/changes', query: { cursor } }, schemas.changesAnswer));
    },
  };
};
