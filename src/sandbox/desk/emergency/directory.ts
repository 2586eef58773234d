import type { DirectoryRow, Ecbn } from '../../../esa/directory.js';
import { z } from 'zod';
import type { World } from '../../world.js';
import type { LedgerView } from '../ledger.js';
import data from './directory.json' with { type: 'json' };

/** Who has the numbers of a location, the oldest number first; numbers beyond them are nobody's. */
const people = z
  .record(
    z.string(),
    z.object({
      numbered: z.array(z.object({ name: z.string(), kind: z.enum(['user', 'workspace', 'feature']) })),
      extensions: z.array(z.object({ name: z.string(), extension: z.string() })),
    }),
  )
  .parse(data);

export interface Directory {
  rows(customerId: string): readonly DirectoryRow[];
  rowsOf(locationId: string): readonly DirectoryRow[];
  /** The row of a number that is in service; undefined for any other. */
  find(number: string): DirectoryRow | undefined;
  locationEcbn(locationId: string): Ecbn;
  ownerEcbn(ownerId: string): Ecbn | undefined;
}

export const inService: readonly string[] = ['provisioned', 'completed'];

export function createDirectory({ world, ledger }: { world: World; ledger: LedgerView }): Directory {
  /** By order and number, so that what is new comes last. */
  const numbersOf = (locationId: string): string[] => [
    ...new Set(
      ledger
        .orders()
        .filter(({ order }) => order.locationId === locationId && inService.includes(order.status))
        .sort((a, b) => a.order.createdAt.localeCompare(b.order.createdAt) || a.number - b.number)
        .flatMap(({ order }) => [...order.numbers].sort()),
    ),
  ];

  function rowsOf(locationId: string): DirectoryRow[] {
    const { numbered = [], extensions = [] } = people[locationId] ?? {};
    const numbers = numbersOf(locationId).map((number, at): DirectoryRow => {
      const owner = numbered[at];
      return {
        locationId,
        number,
        isMain: at === 0,
        ...(owner === undefined ? {} : { owner: { ...owner, id: `${locationId}:${at}` } }),
      };
    });
    return [
      ...numbers,
      ...extensions.map(({ name, extension }): DirectoryRow => ({
        locationId,
        extension,
        isMain: false,
        owner: { id: `${locationId}:x${extension}`, name, kind: 'user' },
      })),
    ];
  }

  const all = (): DirectoryRow[] => world.locations.flatMap(({ id }) => rowsOf(id));

  function locationEcbn(locationId: string): Ecbn {
    const main = rowsOf(locationId).find(({ isMain }) => isMain);
    if (main?.number === undefined) return { quality: 'INVALID' };
    const answers = main.owner?.kind === 'user' || main.owner?.kind === 'workspace';
    return { number: main.number, quality: answers ? 'RECOMMENDED' : 'NOT_RECOMMENDED' };
  }

  return {
    rows: (customerId) =>
      world.locations.filter((one) => one.customerId === customerId).flatMap(({ id }) => rowsOf(id)),
    rowsOf,
    find: (number) => all().find((row) => row.number === number),
    locationEcbn,
    ownerEcbn(ownerId) {
      const row = all().find(({ owner }) => owner?.id === ownerId);
      if (row === undefined) return undefined;
      return row.number === undefined
        ? locationEcbn(row.locationId)
        : { number: row.number, quality: row.owner?.kind === 'feature' ? 'NOT_RECOMMENDED' : 'RECOMMENDED' };
    },
  };
}
