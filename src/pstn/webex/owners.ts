/** Who has a number, and what kind of owner that is. */
import type { DirectoryRow, NumberOwner } from '../../esa/directory.js';
import type { NumberRow } from './shapes.js';

export type Kind = 'person' | 'workspace' | 'virtual-line';

/** Owners of any other kind are features: nobody's desk. */
export const kindOf: Readonly<Record<string, Kind>> = {
  PEOPLE: 'person',
  PLACE: 'workspace',
  VIRTUAL_LINE: 'virtual-line',
};
const ownerKinds: Readonly<Record<Kind, NumberOwner['kind']>> = {
  person: 'user',
  workspace: 'workspace',
  'virtual-line': 'user',
};

function ownerOf({ owner }: NumberRow): NumberOwner | undefined {
  if (owner?.id === undefined) return undefined;
  const kind = kindOf[owner.type ?? ''];
  const name = [owner.firstName, owner.lastName]
    .filter((part) => part !== undefined && part !== '.')
    .join(' ');
  return { id: owner.id, name: name || owner.id, kind: kind === undefined ? 'feature' : ownerKinds[kind] };
}

export function directoryRow(row: NumberRow): DirectoryRow {
  const { phoneNumber, extension, mainNumber, location } = row;
  const owner = ownerOf(row);
  return {
    locationId: location.id,
    ...(phoneNumber === undefined ? {} : { number: phoneNumber }),
    ...(extension === undefined ? {} : { extension }),
    isMain: mainNumber ?? false,
    ...(owner === undefined ? {} : { owner }),
  };
}
