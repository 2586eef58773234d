import { countryName } from '../../reference/address-formats.js';
import { hubEntryLabel, hubPages, hubPageTitle, type HubFormId } from '../../reference/control-hub-pages.js';
import { stateName } from '../../reference/states.js';
import type { DocumentKind, PortScope, ServiceAddress } from '../../orders/port/port-order.js';
import type { HandOver } from '../../pstn/by-hand.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { formatNumber } from '../shared/phone-format.js';

export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly values: readonly string[];
}

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What is typed in, with all that its values are taken from. */
export interface Typed {
  readonly order: Order;
  readonly handOver: HandOver;
  readonly location: Location;
}

function formOf({ order, handOver, location }: Typed): HubFormId {
  if (handOver.kind !== 'order') return handOver.kind;
  if (order.type === 'port') return location.variant === 'A' ? 'portA' : 'portB';
  return location.variant === 'A' ? 'new' : 'request';
}

/** Undefined: the entry has a value, and it is not known; absent: there is something to press. */
type Values = Readonly<Record<string, readonly string[] | undefined>>;

const one = (value: string | undefined): readonly string[] | undefined =>
  value === undefined || value === '' ? undefined : [value];

const addressValues = (address: ServiceAddress | undefined): Values => ({
  street: one(address?.street),
  city: one(address?.city),
  accountState: one(address?.state),
  zip: one(address?.zip),
});

const scopeValues = (scope: PortScope | undefined, ctx: Ctx): Values => ({
  portType: scope && [ctx.t(`scope.${scope.kind}`)],
  remaining: scope?.remaining && [ctx.t(`remaining.${scope.remaining}`)],
  newBtn: scope?.newBtn === undefined ? undefined : [formatNumber(scope.newBtn)],
});

/** The newest document of its kind; after a rejection only what came since. */
function documentOf({ order, handOver }: Typed, kind: DocumentKind): string | undefined {
  const since = handOver.kind === 'order' ? '' : (order.port?.rejections.at(-1)?.at ?? '');
  return handOver.documents.findLast((one) => one.kind === kind && one.at >= since)?.name;
}

/** In a correction or a change only what is other than before; a new order is typed in whole. */
function valuesOf(typed: Typed, ctx: Ctx): Values {
  const { order, handOver, location } = typed;
  const { kind, change, account: whole } = handOver;
  const isWhole = kind === 'order';
  const account = isWhole ? whole : change?.account;
  const signature = isWhole ? handOver.signature : change?.signature;
  const requested = isWhole ? order.port?.requested : change?.requested;
  const none = (key: string): string | undefined => (isWhole ? ctx.t(key) : undefined);
  return {
    location: one(location.name),
    country: one(countryName(location.country, ctx.locale)),
    state: one(location.state && stateName(location.state, ctx.locale)),
    area: one(order.details),
    details: one(order.details),
    quantity: one(String(order.quantity)),
    numberType: one(order.numberType && ctx.t(`types.${order.numberType}`)),
    numbers: order.numbers.map(formatNumber),
    removed: change?.remove?.map(formatNumber),
    date: one(requested?.date),
    time: one(requested?.time),
    extraEmail: one(handOver.extraEmail),
    losingCarrier: one(whole?.losingCarrier),
    accountNumber: one(account?.accountNumber),
    pin: one(account?.pin),
    authorisedName: one(account?.authorisedName),
    btn: one(account?.btn && formatNumber(account.btn)),
    businessName: one(account?.businessName),
    ...addressValues(account?.serviceAddress),
    ...scopeValues(isWhole ? order.port?.scope : change?.scope, ctx),
    bill: one(documentOf(typed, 'bill') ?? none('missing.bill')),
    loa: one(documentOf(typed, 'loa') ?? none('missing.loa')),
    firstName: one(signature?.firstName),
    lastName: one(signature?.lastName),
    jobTitle: one(signature?.jobTitle),
    findOrder: [handOver.controlHubId ?? order.id],
  };
}

/** How the pages are gone through; what is ported must be as its papers have it. */
export const noteOf = ({ order, handOver: { kind } }: Typed, ctx: Ctx): string =>
  ctx.t(`note.${kind === 'order' && order.type === 'port' ? 'port' : kind}`);

/** The pages of Control Hub in their order, with what is typed or pressed on each. */
export function pagesOf(typed: Typed, ctx: Ctx): readonly Page[] {
  const values = valuesOf(typed, ctx);
  return hubPages(formOf(typed))
    .map(({ id, entries }) => ({
      id,
      title: hubPageTitle(id, ctx.locale),
      entries: entries.flatMap((entry): Entry[] => {
        const known = values[entry];
        if (entry in values && known === undefined) return [];
        return [{ id: `${id}.${entry}`, label: hubEntryLabel(entry, ctx.locale), values: known ?? [] }];
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** A port holds what no group may see. */
export const isSecret = ({ type }: Pick<Order, 'type'>): boolean => type === 'port';
