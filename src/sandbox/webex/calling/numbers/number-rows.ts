import type { Location } from '../../../../pstn/provider.js';
import type { CallingDeps, Visit } from '../admission/door.js';
import { detailOf, locationIdOf, locationsOf } from '../locations/location-view.js';
import { linesOf, ownerId, ownerNames } from '../people/members.js';

/** As the list of numbers shows it (webex-api.md 3.1). */
export interface NumberRow {
  /** Empty for somebody who has an extension only. */
  readonly phoneNumber: string;
  readonly extension?: string;
  readonly routingPrefix?: string;
  readonly esn?: string;
  readonly state: 'ACTIVE' | 'INACTIVE';
  readonly phoneNumberType?: 'PRIMARY';
  readonly mainNumber: boolean;
  readonly includedTelephonyTypes: 'PSTN_NUMBER';
  readonly tollFreeNumber: boolean;
  readonly isServiceNumber: boolean;
  readonly elinEnabled: boolean;
  readonly isReservedNumber: boolean;
  readonly location: { readonly id: string; readonly name: string };
  readonly owner?: {
    readonly id: string;
    readonly type: 'PEOPLE' | 'PLACE' | 'AUTO_ATTENDANT';
    readonly firstName?: string;
    readonly lastName?: string;
  };
}

const tollFree = /^\+1(?:800|833|844|855|866|877|888)/;

/** The line of somebody with a number is reached inside by its last four digits. */
export const extensionOf = (row: { readonly number?: string; readonly extension?: string }): string =>
  row.extension ?? row.number?.slice(-4) ?? '';

const inside = (location: Location, extension: string) => {
  const { routingPrefix } = detailOf(location);
  return {
    extension,
    ...(routingPrefix === undefined ? {} : { routingPrefix, esn: routingPrefix + extension }),
  };
};

const common = (location: Location, phoneNumber: string) => ({
  phoneNumber,
  mainNumber: false,
  includedTelephonyTypes: 'PSTN_NUMBER' as const,
  tollFreeNumber: tollFree.test(phoneNumber),
  isServiceNumber: false,
  elinEnabled: false,
  isReservedNumber: false,
  location: { id: locationIdOf(location), name: location.name },
});

const ownerTypes = { user: 'PEOPLE', workspace: 'PLACE', feature: 'AUTO_ATTENDANT' } as const;

const inService = ({ world }: Pick<CallingDeps, 'world'>, visit: Visit): readonly NumberRow[] =>
  linesOf(visit).map(({ location, row }): NumberRow => {
    const { number = '', owner, isMain } = row;
    const hidden = visit.plan.ownerless === 'all' || visit.plan.ownerless.includes(number);
    const shown = hidden ? undefined : owner;
    return {
      ...common(location, number),
      ...(owner === undefined ? {} : inside(location, extensionOf(row))),
      state: 'ACTIVE',
      ...(owner === undefined || number === '' ? {} : { phoneNumberType: 'PRIMARY' }),
      mainNumber: isMain,
      ...(shown === undefined
        ? {}
        : {
            owner: {
              id: ownerId(world, location, shown),
              type: ownerTypes[shown.kind],
              ...ownerNames(shown),
            },
          }),
    };
  });

/** Those of open orders; whether a port has any before its day is not known (webex-api.md 3.1). */
const coming = (visit: Visit): readonly NumberRow[] =>
  locationsOf(visit).flatMap((location) =>
    visit.source
      .coming(location.id)
      .filter(({ order }) => order === 'new' || visit.plan.openPorts === 'INACTIVE')
      .map(({ number }): NumberRow => ({ ...common(location, number), state: 'INACTIVE' })),
  );

export const numberRows = (deps: Pick<CallingDeps, 'world'>, visit: Visit): readonly NumberRow[] => [
  ...inService(deps, visit),
  ...coming(visit),
];
