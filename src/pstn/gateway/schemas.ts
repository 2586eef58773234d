import { z } from 'zod';
import { newNumberStatuses, orderTypes, portStatuses } from '../../orders/order.js';
import { countrySchema } from '../../reference/countries.js';
import type { OrderEvent as ProviderEvent } from '../provider.js';
import { documentKind, portFacts, rejectionReason } from './port-schemas.js';

/** Fields the desk adds later are let through unread; a status nobody knows yet becomes `unknown`. */
const status = z
  .enum([...new Set([...newNumberStatuses, ...portStatuses])])
  .or(z.string().transform(() => 'unknown' as const));

const customer = z.object({
  id: z.string(),
  name: z.string(),
  subscription: z.enum(['paid', 'trial']),
  trialNumbersUsed: z.number().int(),
});

const location = z.object({
  id: z.string(),
  customerId: z.string(),
  name: z.string(),
  city: z.string(),
  state: z.string().exactOptional(),
  country: countrySchema,
  timeZone: z.string(),
  pstn: z.enum(['CISCO_PSTN', 'INTEGRATED_CCP', 'NON_INTEGRATED_CCP', 'LOCAL_GATEWAY', 'NONE']),
  variant: z.enum(['A', 'B']),
});

/** What a server can tell; the history of an order may hold lines of the bot's own besides. */
const toldKinds = [
  'ordered',
  'terms_accepted',
  'status',
  'resubmitted',
  'changed',
  'document',
  'note',
  'wanted',
  'port_out',
] as const satisfies readonly ProviderEvent['what'][];

const orderEvent = z.object({
  id: z.string().exactOptional(),
  at: z.string(),
  what: z.enum(toldKinds).or(z.string().transform(() => 'later' as const)),
  status: status.exactOptional(),
  by: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  reasons: z.array(rejectionReason).exactOptional(),
  foc: z.string().exactOptional(),
  document: documentKind.exactOptional(),
  numbers: z.array(z.string()).exactOptional(),
  deadline: z.string().exactOptional(),
});

type OrderEvent = z.infer<typeof orderEvent>;
type KnownEvent = OrderEvent & { readonly what: (typeof toldKinds)[number] };

/** Events of a kind from later days are passed over; one of a known kind must be whole. */
const orderEvents = z
  .array(orderEvent)
  .transform((events) => events.filter((event): event is KnownEvent => event.what !== 'later'));

export const order = z.object({
  id: z.string(),
  type: z.enum(orderTypes),
  customerId: z.string(),
  locationId: z.string(),
  status,
  numbers: z.array(z.string()),
  quantity: z.number().int(),
  numberType: z.enum(['local', 'national']).exactOptional(),
  details: z.string().exactOptional(),
  orderedBy: z.object({ id: z.string(), email: z.string() }),
  terms: z.object({ accepted: z.boolean(), url: z.string() }).exactOptional(),
  port: portFacts.exactOptional(),
  events: orderEvents,
  createdAt: z.string(),
  updatedAt: z.string(),
});

const role = z.enum(['admin', 'partner', 'clerk', 'read-only']);

export const accessAnswer = z.object({ access: z.array(z.object({ customer, role })) });
export const customersAnswer = z.object({ customers: z.array(customer) });
export const colleaguesAnswer = z.object({ people: z.array(z.object({ email: z.string(), role })) });
export const locationsAnswer = z.object({ locations: z.array(location) });
export const statesAnswer = z.object({ states: z.array(z.string()) });
export const ordersAnswer = z.object({ orders: z.array(order) });
export const changesAnswer = z.object({ orders: z.array(order), cursor: z.string() });

export const inventoryAnswer = z.object({
  state: z.string(),
  areaCodes: z.array(
    z.object({ areaCode: z.string(), cities: z.array(z.string()), available: z.number().int() }),
  ),
});
export const numbersAnswer = z.object({
  numbers: z.array(z.object({ number: z.string(), city: z.string(), state: z.string() })),
});
export const blocksAnswer = z.object({
  blocks: z.array(
    z.object({
      first: z.string(),
      last: z.string(),
      size: z.number().int(),
      city: z.string(),
      state: z.string(),
    }),
  ),
});
export const holdAnswer = z.object({
  held: z.array(z.string()),
  taken: z.array(z.string()),
  until: z.string(),
});
export const orderAnswer = z.union([
  z.object({ ok: z.literal(true), order }),
  z.object({ ok: z.literal(false), why: z.literal('taken'), taken: z.array(z.string()) }),
  z.object({ ok: z.literal(false), why: z.literal('trial_limit'), left: z.number().int() }),
  z.object({ ok: z.literal(false), why: z.literal('refused'), reason: z.string() }),
]);

export const changeAnswer = z.union([
  z.object({ ok: z.literal(true), order }),
  z.object({ ok: z.literal(false), why: z.literal('too_late'), order }),
  z.object({ ok: z.literal(false), why: z.literal('refused'), reason: z.string() }),
]);
