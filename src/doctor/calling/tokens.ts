/** The tokens for Webex Calling, as the bot has them. What Webex changes while it is looked at is not lost. */
import { join } from 'node:path';
import { callingTokens } from '../../bot/calling/collections.js';
import { createMemoryShelf, type Shelf } from '../../pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../pstn/webex/credentials/token-keeper.js';
import type { CallingWay } from '../../pstn/webex/settings.js';
import { silentLog } from '../../store/store-log.js';
import { put } from '../../store/store.js';
import type { Patient } from '../patient.js';
import { inPlace, onCopy } from '../store.js';

type Rows = readonly (readonly [id: string, row: TokenRow])[];

const sourcesOf = (patient: Patient) => ({ dir: join(patient.DATA_DIR, 'bot'), patient, log: silentLog });

/** Nothing is kept before the first start. */
export async function keptTokens(patient: Patient): Promise<Rows> {
  try {
    return await onCopy(sourcesOf(patient), async (store) =>
      (await store.list(callingTokens)).map(({ id, value }) => [id, value] as const),
    );
  } catch {
    // What keeps the store from being read is told where it is looked at.
    return [];
  }
}

/** Tokens that are looked at and never renewed: that is for the bot that runs. */
export function frozen(way: CallingWay, rows: Rows): { way: CallingWay; tokens: Shelf<TokenRow> } {
  const asConsents = rows.map(([id, { refresh: _refresh, ...row }]) => [`consent ${id}`, row] as const);
  return { way: { ...way, kind: 'consent', publicUrl: '' }, tokens: createMemoryShelf(asConsents) };
}

/** Those whose refresh token is another one than before. A Service App that fetches its tokens can lose none. */
export async function changed(shelf: Shelf<TokenRow>, before: Rows, way: CallingWay): Promise<Rows> {
  if (way.kind === 'service-app') return [];
  const known = new Set(before.flatMap(([, { refresh }]) => refresh ?? []));
  const given = way.kind === 'tokens' ? way.refreshTokens : [];
  const all = await shelf.all();
  return all
    .filter(
      ({ value: { refresh } }) => refresh !== undefined && !known.has(refresh) && !given.includes(refresh),
    )
    .map(({ id, value }) => [id, value] as const);
}

export const keep = (patient: Patient, rows: Rows): Promise<void> =>
  inPlace(sourcesOf(patient), (store) => store.commit(rows.map(([id, row]) => put(callingTokens, id, row))));
