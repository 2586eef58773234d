import { parse } from '../../http/parse.js';
import { badRequest, notFound } from '../../refusal.js';
import { param, type CallingDeps, type Door, type Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { locationIn } from '../locations/location-view.js';
import { writeSetting } from '../settings.js';
import * as callback from './callback.js';

const readNeed = { anyOf: [scopes.configRead], rank: 'read' } as const;
const writeNeed = { anyOf: [scopes.configWrite], rank: 'full' } as const;

/** A member that is to lend its number needs one, and must sit at the same location. */
const checkLender = (
  seats: readonly callback.Seat[],
  locationId: string,
  choice: { readonly selected: string; readonly locationMemberId?: string | undefined },
): void => {
  if (choice.selected !== 'LOCATION_MEMBER_NUMBER') return;
  if (choice.locationMemberId === undefined)
    throw badRequest('locationMemberId: required for this selection.');
  const lender = seats.find(({ id }) => id === choice.locationMemberId);
  if (lender?.line.location.id !== locationId || lender.line.row.number === undefined) {
    throw badRequest('locationMemberId: no member with a number at this location.');
  }
};

const addForLocations = ({ on }: Door, deps: CallingDeps): void => {
  const path = '/telephony/config/locations/:locationId/features/emergencyCallbackNumber';
  on('get', path, readNeed, (visit) => {
    const location = locationIn(visit);
    const choice = callback.choiceOfLocation(deps, location);
    const seats = callback.seatsOf(deps, visit);
    return {
      locationInfo: callback.locationInfo(visit, location),
      locationMemberInfo: callback.memberInfo(seats, choice.locationMemberId),
      selected: choice.selected,
      elinExpiryTimeMinutes: choice.elinExpiryTimeMinutes ?? 60,
    };
  });
  on('put', path, writeNeed, async (visit) => {
    const location = locationIn(visit);
    const choice = parse(callback.locationChoice, visit.req.body);
    checkLender(callback.seatsOf(deps, visit), location.id, choice);
    await writeSetting(deps, callback.settingOfLocation(location), choice);
    return undefined;
  });
  on(
    'get',
    '/telephony/config/locations/:locationId/emergencyCallbackNumber/availableNumbers',
    readNeed,
    (visit) => {
      const { id } = locationIn(visit);
      const seats = callback.seatsOf(deps, visit).filter(({ line }) => line.location.id === id);
      const phoneNumbers = seats.flatMap(({ id: ownerId, kind, line, names }) => {
        const { number, isMain } = line.row;
        if (number === undefined || kind === 'feature') return [];
        const owner = { id: ownerId, type: kind === 'user' ? 'PEOPLE' : 'PLACE', ...names };
        return { phoneNumber: number, state: 'ACTIVE', isMainNumber: isMain, tollFreeNumber: false, owner };
      });
      return { phoneNumbers };
    },
  );
};

const seatIn = (
  deps: CallingDeps,
  visit: Visit,
): { seat: callback.Seat; seats: readonly callback.Seat[] } => {
  const seats = callback.seatsOf(deps, visit);
  const kind = { people: 'user', workspaces: 'workspace', virtualLines: 'feature' }[param(visit, 'kind')];
  const seat = seats.find(({ id }) => id === param(visit, 'memberId'));
  if (seat === undefined || seat.kind !== kind || kind === 'feature') throw notFound('Member not found.');
  return { seat, seats };
};

const addForMembers = ({ on }: Door, deps: CallingDeps): void => {
  const path = '/telephony/config/:kind/:memberId/emergencyCallbackNumber';
  on('get', path, readNeed, (visit) => {
    const { seat, seats } = seatIn(deps, visit);
    const choice = callback.choiceOf(deps, seat);
    const ofLocation = callback.ecbnOfLocation(deps, visit, seat.line.location, seats);
    const direct = callback.directInfo(seat);
    const base = direct.quality === 'INVALID' ? ofLocation : direct;
    const value = 'effectiveValue' in base ? { effectiveValue: base.effectiveValue } : {};
    return {
      selected: choice.selected,
      directLineInfo: direct,
      locationECBNInfo: ofLocation,
      locationMemberInfo: callback.memberInfo(seats, choice.locationMemberId),
      defaultInfo: { ...value, quality: base.quality },
      elinEnabled: choice.elinEnabled ?? false,
      elinForWebexAppEnabled: choice.elinForWebexAppEnabled ?? false,
    };
  });
  on('put', path, writeNeed, async (visit) => {
    const { seat, seats } = seatIn(deps, visit);
    const choice = parse(callback.memberChoice, visit.req.body);
    checkLender(seats, seat.line.location.id, choice);
    await writeSetting(deps, callback.settingOfMember(seat.id), choice);
    return undefined;
  });
  on('get', `${path}/dependencies`, readNeed, (visit) => {
    const { seat, seats } = seatIn(deps, visit);
    const ofLocation = callback.choiceOfLocation(deps, seat.line.location);
    const lent = seats.filter(
      (one) => one.id !== seat.id && callback.choiceOf(deps, one).locationMemberId === seat.id,
    );
    return {
      isLocationEcbnDefault: ofLocation.locationMemberId === seat.id,
      isSelfEcbnDefault: callback.choiceOf(deps, seat).selected === 'DIRECT_LINE',
      dependentMemberCount: lent.length,
    };
  });
};

export const addEcbn = (door: Door, deps: CallingDeps): void => {
  addForLocations(door, deps);
  addForMembers(door, deps);
};
