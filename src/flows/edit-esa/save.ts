import { isPstnAway } from '../../errors.js';
import type { EsaAddress } from '../../esa/address.js';
import { sameAddress } from '../../esa/address.js';
import { deedHash } from '../../esa/deed-hash.js';
import type { EsaRecord } from '../../esa/record.js';
import type { EsaSaved } from '../../pstn/emergency.js';
import type { Ctx, Outcome } from '../engine/flow.js';
import { objectionOf } from '../shared/esa/read-address.js';
import { answer } from '../shared/outcomes.js';
import type { Data } from './data.js';
import { idOf, placeOf, recordFor, type Place } from './known.js';

async function newRecord(
  place: Place,
  address: EsaAddress | undefined,
  data: Data,
  addressId: string | undefined,
  ctx: Ctx,
): Promise<EsaRecord> {
  const { target, location } = place;
  const before = (await recordFor(place, ctx))?.address;
  const { entered } = data;
  return {
    target: target.kind === 'location' ? 'location' : 'number',
    id: target.id,
    customerId: location.customerId,
    locationId: location.id,
    ...(address === undefined ? {} : { address }),
    ...(address === undefined || entered === undefined || sameAddress(entered, address) ? {} : { entered }),
    ...(before === undefined ? {} : { before }),
    at: ctx.now.toISOString(),
    by: { id: ctx.person.id, email: ctx.person.email },
    from: 'edit-esa',
    ...(addressId === undefined ? {} : { addressId }),
  };
}

/** What is to be saved and for whom; `times` counts how often something else was sent before without an answer. */
function attemptOf(
  place: Place,
  address: EsaAddress | undefined,
  { tried }: Data,
): NonNullable<Data['tried']> {
  const hash = deedHash(idOf(place), address);
  if (tried === undefined) return { hash, times: 0 };
  return tried.hash === hash ? tried : { hash, times: tried.times + 1 };
}

/** However often it is pressed, it is saved once. */
async function send(place: Place, address: EsaAddress | undefined, key: string, ctx: Ctx): Promise<EsaSaved> {
  const { location, target } = place;
  if (target.kind === 'number') return ctx.pstn.saveNumberAddress(target.id, address, key, ctx.person);
  if (address === undefined) throw new Error('A location cannot be without an address');
  const known = (await recordFor(place, ctx))?.addressId;
  return ctx.pstn.saveLocationAddress(location.id, address, key, ctx.person, known);
}

/** Saves with the provider, and writes down what was saved in one commit with the answer. */
export async function save(address: EsaAddress | undefined, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const place = placeOf(data);
  const tried = attemptOf(place, address, data);
  try {
    const result = await send(place, address, `${data.draft}:${tried.times}:${tried.hash}`, ctx);
    if (result.ok) {
      const record = await newRecord(place, address, data, result.addressId, ctx);
      const saved = address === undefined ? 'restored' : 'changed';
      return { type: 'answer', data: { saved, savedAs: address }, effects: [{ type: 'esa-saved', record }] };
    }
    if (result.why === 'not_here') {
      return answer<Data>({ target: undefined, deed: undefined, told: { key: 'pick.gone' } });
    }
    const { key, params = {} } = objectionOf(result.faults, ctx);
    const told = { key, params: params as Record<string, string> };
    return answer<Data>({ lookup: undefined, entered: undefined, told });
  } catch (error) {
    if (!isPstnAway(error)) throw error;
    return { type: 'retry', problem: { key: 'compare.down' }, data: { tried } };
  }
}
