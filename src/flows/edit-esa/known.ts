/** What is known of an address, and what hangs on it. */
import { addressLine, type EsaAddress } from '../../esa/address.js';
import type { Ecbn } from '../../esa/directory.js';
import { recordOf, type EsaRecord } from '../../esa/record.js';
import { followers, register, type LocationEntry } from '../../esa/register.js';
import type { Location } from '../../pstn/provider.js';
import { esaFact } from '../../reference/esa-facts.js';
import type { Ctx } from '../engine/flow.js';
import { formatDay } from '../shared/moments.js';
import { formatNumber } from '../shared/phone-format.js';
import type { Data, Target } from './data.js';

export interface Place {
  readonly location: Location;
  readonly target: Target;
}

/** For views and deeds: `next` has settled both before. */
export function placeOf({ location, target }: Data): Place {
  if (location === undefined || target === undefined) throw new Error('No target is chosen');
  return { location, target };
}

/** Of all places and numbers this one alone. */
export const idOf = ({ target: { kind, id }, location }: Place): string => `${location.id}:${kind}:${id}`;

export const nameOf = ({ target: { kind, id, name }, location }: Place): string => {
  if (kind === 'location') return location.name;
  const shown = kind === 'number' ? formatNumber(id) : id;
  return name === undefined ? `${shown} · ${location.name}` : `${name} · ${shown}`;
};

const targetKind = ({ kind }: Target): EsaRecord['target'] => (kind === 'location' ? 'location' : 'number');

export async function recordFor({ target, location }: Place, ctx: Ctx): Promise<EsaRecord | undefined> {
  const records = await ctx.esaRecords(location.customerId);
  return recordOf(records, { target: targetKind(target), id: target.id });
}

/** The address that holds for the target, as far as the bot knows: its own, else that of its location. */
export async function knownAddress(place: Place, ctx: Ctx): Promise<EsaAddress | undefined> {
  const own = await recordFor(place, ctx);
  if (own?.address !== undefined || place.target.kind === 'location') return own?.address;
  const records = await ctx.esaRecords(place.location.customerId);
  return recordOf(records, { target: 'location', id: place.location.id })?.address;
}

export const setBy = ({ at, by }: EsaRecord, { timeZone }: Location, ctx: Ctx): string =>
  ctx.t('known.setBy', { day: formatDay(at, timeZone, ctx.locale), by: by.email });

/** What the bot can say of the present address; never one it does not know. */
export async function knownLines(place: Place, ctx: Ctx): Promise<readonly string[]> {
  const { location, target } = place;
  const own = await recordFor(place, ctx);
  const unseen = esaFact('cannot_read', ctx.locale);
  const tell = (record: EsaRecord, address: EsaAddress, key: string): string =>
    ctx.t(key, { address: addressLine(address), set: setBy(record, location, ctx) });
  if (own?.address !== undefined) return [tell(own, own.address, 'known.own'), ctx.t('known.since')];
  if (target.kind === 'location') return [ctx.t('known.never'), unseen];
  const records = await ctx.esaRecords(location.customerId);
  const base = recordOf(records, { target: 'location', id: location.id });
  const follows =
    own === undefined
      ? ctx.t('known.followsUnless')
      : ctx.t('known.follows', { set: setBy(own, location, ctx) });
  if (base?.address === undefined) return [follows, ctx.t('known.never'), unseen];
  return [follows, tell(base, base.address, 'known.location')];
}

export async function entryOf(location: Location, ctx: Ctx): Promise<LocationEntry<Location>> {
  const { customerId } = location;
  const [directory, records] = await Promise.all([
    ctx.pstn.directory(customerId),
    ctx.esaRecords(customerId),
  ]);
  const [entry] = register([location], directory, records);
  if (entry === undefined) throw new Error('The register has lost a location');
  return entry;
}

export function ecbnText({ number, quality }: Ecbn, ctx: Ctx): string {
  const rating = esaFact(`ecbn_${quality}`, ctx.locale);
  return ctx.t('hangs.ecbn', { number: number === undefined ? 'none' : formatNumber(number), rating });
}

export const followersText = ({ numbers }: Pick<LocationEntry<Location>, 'numbers'>, ctx: Ctx): string =>
  numbers.length === 0 ? ctx.t('hangs.noNumbers') : ctx.t('hangs.followers', { ...followers(numbers) });

/** How many numbers follow, and which number an emergency call shows. */
export async function hangLines(place: Place, ctx: Ctx): Promise<readonly string[]> {
  const { location, target } = place;
  if (target.kind !== 'location') return memberLines(place, ctx);
  const entry = await entryOf(location, ctx);
  const { own } = followers(entry.numbers);
  const ecbn = await ctx.pstn.locationEcbn(location.id);
  return [
    followersText(entry, ctx),
    ...(entry.extensionsOnly === 0 ? [] : [ctx.t('hangs.extensions', { count: entry.extensionsOnly })]),
    ...(ecbn === undefined ? [] : [ecbnText(ecbn, ctx)]),
    esaFact('callback_counts', ctx.locale),
    ...(own === 0 ? [] : [esaFact('custom_untold', ctx.locale)]),
  ];
}

async function memberLines({ target }: Place, ctx: Ctx): Promise<readonly string[]> {
  const ecbn = target.ownerId === undefined ? undefined : await ctx.pstn.ownerEcbn(target.ownerId);
  if (ecbn === undefined) return [esaFact('callback_counts', ctx.locale)];
  const isOther = ecbn.number !== undefined && ecbn.number !== target.id;
  const other = isOther ? [ctx.t('hangs.otherNumber', { number: formatNumber(ecbn.number) })] : [];
  return [ecbnText(ecbn, ctx), ...other, esaFact('callback_counts', ctx.locale)];
}
