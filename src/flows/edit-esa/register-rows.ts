/** The register of a customer: every location and number with the state of its address. */
import { addressLine } from '../../esa/address.js';
import { register, type LocationEntry, type NumberEntry, type RegisterRow } from '../../esa/register.js';
import { nextReview } from '../../esa/review.js';
import { registerCsv } from '../../documents/export/register-csv.js';
import type { Location } from '../../pstn/provider.js';
import { esaFact } from '../../reference/esa-facts.js';
import type { Ctx } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { formatDay } from '../shared/moments.js';
import { formatNumber } from '../shared/phone-format.js';
import { isOnPlan } from '../shared/place.js';
import { followersText } from './known.js';

export async function entriesOf(customerId: string, ctx: Ctx): Promise<readonly LocationEntry<Location>[]> {
  const [locations, directory, records] = await Promise.all([
    ctx.pstn.locations(customerId),
    ctx.pstn.directory(customerId),
    ctx.esaRecords(customerId),
  ]);
  return register(locations, directory, records);
}

/** Where people live is nobody else's business: addresses of single numbers stay out of group spaces. */
const showsHomes = ({ space }: Ctx): boolean => space.type === 'direct';

const dayOf = (iso: string | undefined, { timeZone }: Location, ctx: Ctx): string =>
  iso === undefined ? '' : formatDay(iso, timeZone, ctx.locale);

function stateText(row: RegisterRow, kind: 'location' | 'number', location: Location, ctx: Ctx): string {
  const { record } = row;
  const isShown = kind === 'location' || showsHomes(ctx);
  const params = {
    address: record?.address === undefined || !isShown ? 'none' : addressLine(record.address),
    day: dayOf(record?.at, location, ctx),
    by: record?.by.email ?? '',
  };
  const { state } = row;
  return kind === 'location' ? ctx.t(`placeStates.${state}`, params) : ctx.t(`numberStates.${state}`, params);
}

export interface CardRow {
  readonly title: string;
  readonly value: string;
}

function locationRow(entry: LocationEntry<Location>, ctx: Ctx): CardRow {
  const { location } = entry;
  const { name, pstn } = location;
  if (!isOnPlan(location)) return { title: name, value: ctx.t(`connection.${pstn}`, { location: name }) };
  const state = stateText(entry, 'location', location, ctx);
  return { title: location.name, value: `${state} ${followersText(entry, ctx)}` };
}

const ownName = ({ directory: { number = '', owner } }: NumberEntry): string =>
  owner === undefined ? formatNumber(number) : `${owner.name}, ${formatNumber(number)}`;

const mostNumbers = 30;

/** Locations first, then the numbers that have something of their own. */
export function cardRows(entries: readonly LocationEntry<Location>[], ctx: Ctx) {
  const special = entries.flatMap(({ location, numbers }) =>
    numbers
      .filter(({ state }) => state !== 'unknown')
      .map((entry) => ({ title: ownName(entry), value: stateText(entry, 'number', location, ctx) })),
  );
  return {
    locations: entries.slice(0, mostNumbers).map((entry) => locationRow(entry, ctx)),
    numbers: special.slice(0, mostNumbers),
    isCut: special.length > mostNumbers || entries.length > mostNumbers,
  };
}

export async function nextReviewOf(customerId: string, ctx: Ctx): Promise<string> {
  const entries = await entriesOf(customerId, ctx);
  const dues = entries.flatMap(({ due, numbers }) => [due, ...numbers.map((one) => one.due)]);
  return nextReview(dues, ctx.now);
}

const columns = [
  'location',
  'pstn',
  'number',
  'owner',
  'state',
  'address',
  'day',
  'by',
  'due',
  'callback',
  'quality',
] as const;

async function csvRows(entry: LocationEntry<Location>, ctx: Ctx): Promise<readonly (readonly string[])[]> {
  const { location, numbers } = entry;
  const pstn = ctx.t(`options.${location.pstn}`);
  const ecbn = isOnPlan(location) ? await ctx.pstn.locationEcbn(location.id) : undefined;
  const known = (row: RegisterRow, kind: 'location' | 'number'): string[] => {
    const { record } = row;
    const address = kind === 'location' || showsHomes(ctx) ? record?.address : undefined;
    return [
      ctx.t(`csv.states.${kind}.${isOnPlan(location) ? row.state : 'elsewhere'}`),
      address === undefined ? '' : addressLine(address),
      dayOf(record?.at, location, ctx),
      record?.by.email ?? '',
      dayOf(row.due, location, ctx),
    ];
  };
  const callback =
    ecbn === undefined ? ['', ''] : [ecbn.number ?? '', esaFact(`ecbn_${ecbn.quality}`, ctx.locale)];
  return [
    [location.name, pstn, '', '', ...known(entry, 'location'), ...callback],
    ...numbers.map((one) => [
      ...[location.name, pstn, one.directory.number ?? '', one.directory.owner?.name ?? ''],
      ...[...known(one, 'number'), '', ''],
    ]),
  ];
}

/** The whole register for a spreadsheet. */
export async function registerFile(
  customerId: string,
  ctx: Ctx,
): Promise<{ name: string; bytes: Uint8Array }> {
  const entries = await entriesOf(customerId, ctx);
  const rows = (await Promise.all(entries.map((entry) => csvRows(entry, ctx)))).flat();
  const customer = customerOf(ctx, customerId)?.name ?? '';
  const text = registerCsv({ headings: columns.map((key) => ctx.t(`csv.${key}`)), rows, locale: ctx.locale });
  const name = `${ctx.t('csv.file', { customer })}.csv`;
  return { name, bytes: new TextEncoder().encode(text) };
}
