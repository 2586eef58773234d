/** Everybody of an organisation, with the line each has: the people of the world, and those whom the desk knows by name only. */
import type { DirectoryRow } from '../../../../esa/directory.js';
import type { Location } from '../../../../pstn/provider.js';
import type { World, WorldPerson } from '../../../world.js';
import { innerId, webexId } from '../../ids.js';
import type { PersonRow } from '../../state/rows.js';
import type { CallingDeps, Visit } from '../admission/door.js';
import { callingId, uuidOf } from '../ids.js';
import { clusterOf } from '../locations/location-view.js';

export interface Line {
  readonly location: Location;
  readonly row: DirectoryRow;
}

export interface Member {
  readonly row: PersonRow;
  readonly role?: WorldPerson['role'];
  readonly line?: Line;
}

const epoch = '2026-01-05T08:00:00.000Z';
/** After everybody who writes in the sandbox. */
const lateSeq = 1e9;

const split = (name: string): readonly [string, string] => {
  const at = name.lastIndexOf(' ');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
};

const personOf = ({ people }: World, name: string, customerId: string): WorldPerson | undefined =>
  people.find((person) => person.displayName === name && person.orgUuid === customerId);

type Owner = NonNullable<DirectoryRow['owner']>;

const idTypes = { user: 'PEOPLE', workspace: 'PLACE', feature: 'AUTO_ATTENDANT' } as const;

/** Somebody of the world keeps the id of the world; everybody else has one by place and name. */
export const ownerId = (world: World, location: Location, { name, kind }: Owner): string => {
  const person = kind === 'user' ? personOf(world, name, location.customerId) : undefined;
  if (person !== undefined) return webexId('PEOPLE', person.uuid);
  return callingId(idTypes[kind], uuidOf(`${location.id} ${name}`), clusterOf(location));
};

export const ownerNames = ({ name, kind }: Owner): { firstName?: string; lastName?: string } => {
  if (kind !== 'user') return { firstName: name };
  const [firstName, lastName] = split(name);
  return { firstName, lastName };
};

const rowFor = (world: World, location: Location, owner: Owner, at: number): PersonRow => {
  const [firstName, lastName] = split(owner.name);
  const customer = world.customers.find(({ id }) => id === location.customerId);
  return {
    id: ownerId(world, location, owner),
    seq: lateSeq + at,
    email: `${owner.name.toLowerCase().replaceAll(' ', '.')}@${customer?.domain ?? 'example'}`,
    displayName: owner.name,
    firstName,
    lastName,
    orgId: webexId('ORGANIZATION', location.customerId),
    type: 'person',
    status: 'active',
    created: epoch,
  };
};

export const linesOf = ({ source, org }: Pick<Visit, 'source' | 'org'>): readonly Line[] =>
  source
    .locations()
    .filter(({ customerId }) => customerId === org)
    .flatMap((location) => source.rows(location.id).map((row) => ({ location, row })));

export const peopleOf = (
  { world, state }: Pick<CallingDeps, 'world' | 'state'>,
  visit: Pick<Visit, 'source' | 'org'>,
): readonly Member[] => {
  const lines = linesOf(visit).filter(({ row }) => row.owner?.kind === 'user');
  const lineBy = new Map(
    lines.flatMap((line) => (line.row.owner ? [[ownerId(world, line.location, line.row.owner), line]] : [])),
  );
  const residents = [...state.people.all()].filter((row) => innerId(row.orgId) === visit.org);
  const known = residents.map((row): Member => {
    const line = lineBy.get(row.id);
    const role = world.people.find(({ uuid }) => uuid === innerId(row.id))?.role;
    return { row, ...(role === undefined ? {} : { role }), ...(line === undefined ? {} : { line }) };
  });
  const ids = new Set(residents.map(({ id }) => id));
  const others = [...lineBy].filter(([id]) => !ids.has(id));
  return [
    ...known.sort((one, other) => one.row.seq - other.row.seq),
    ...others.flatMap(([, line], at): Member[] =>
      line.row.owner ? [{ row: rowFor(world, line.location, line.row.owner, at), line }] : [],
    ),
  ];
};
