/** Which number an emergency call shows (webex-api.md 5), worked out from lines and settings. */
import { z } from 'zod';
import type { Location } from '../../../../pstn/provider.js';
import type { CallingDeps, Visit } from '../admission/door.js';
import { linesOf, ownerId, ownerNames, type Line } from '../people/members.js';
import { readSetting } from '../settings.js';

export type Quality = 'RECOMMENDED' | 'NOT_RECOMMENDED' | 'INVALID';

export const locationChoice = z.object({
  selected: z.enum(['LOCATION_NUMBER', 'LOCATION_MEMBER_NUMBER']),
  locationMemberId: z.string().optional(),
  elinExpiryTimeMinutes: z.number().int().min(10).max(1440).optional(),
});
export const memberChoice = z.object({
  selected: z.enum(['DIRECT_LINE', 'LOCATION_ECBN', 'LOCATION_MEMBER_NUMBER']),
  locationMemberId: z.string().optional(),
  elinEnabled: z.boolean().optional(),
  elinForWebexAppEnabled: z.boolean().optional(),
});
export type LocationChoice = z.output<typeof locationChoice>;
export type MemberChoice = z.output<typeof memberChoice>;

/** A line with somebody at it. */
export interface Seat {
  readonly id: string;
  readonly kind: 'user' | 'workspace' | 'feature';
  readonly line: Line;
  readonly names: { readonly firstName?: string; readonly lastName?: string };
}

type Deps = Pick<CallingDeps, 'world' | 'state'>;

export const seatsOf = ({ world }: Deps, visit: Visit): readonly Seat[] =>
  linesOf(visit).flatMap((line): Seat[] => {
    const { owner } = line.row;
    if (owner === undefined) return [];
    const id = ownerId(world, line.location, owner);
    return [{ id, kind: owner.kind, line, names: ownerNames(owner) }];
  });

export const settingOfLocation = ({ id }: Location): string => `ecbn location ${id}`;
export const settingOfMember = (id: string): string => `ecbn member ${id}`;

export const choiceOfLocation = (deps: Deps, location: Location): LocationChoice =>
  locationChoice.safeParse(readSetting(deps, settingOfLocation(location))).data ?? {
    selected: 'LOCATION_NUMBER',
  };

export const choiceOf = (deps: Deps, { id, line }: Seat): MemberChoice =>
  memberChoice.safeParse(readSetting(deps, settingOfMember(id))).data ?? {
    selected: line.row.number === undefined ? 'LOCATION_ECBN' : 'DIRECT_LINE',
  };

const qualityOf = ({ kind, line }: Seat): Quality => {
  if (line.row.number === undefined) return 'INVALID';
  return kind === 'feature' ? 'NOT_RECOMMENDED' : 'RECOMMENDED';
};

const memberTypes = { user: 'PEOPLE', workspace: 'PLACE', feature: 'VIRTUAL_LINE' } as const;

/** The main number as it stands; `NONE` where there is none. */
export const locationInfo = ({ source }: Visit, location: Location) => {
  const { number, quality } = source.ecbn(location.id);
  return number === undefined
    ? { effectiveLevel: 'NONE', quality }
    : { phoneNumber: number, effectiveLevel: 'LOCATION_NUMBER', effectiveValue: number, quality };
};

export const memberInfo = (seats: readonly Seat[], id: string | undefined) => {
  const seat = seats.find((one) => one.id === id);
  const number = seat?.line.row.number;
  if (seat === undefined || number === undefined) return { effectiveLevel: 'NONE', quality: 'INVALID' };
  return {
    phoneNumber: number,
    ...seat.names,
    memberId: seat.id,
    memberType: memberTypes[seat.kind],
    effectiveLevel: 'LOCATION_MEMBER_NUMBER',
    effectiveValue: number,
    quality: qualityOf(seat),
  };
};

/** What the location shows, by its choice. */
export const ecbnOfLocation = (deps: Deps, visit: Visit, location: Location, seats: readonly Seat[]) => {
  const { selected, locationMemberId } = choiceOfLocation(deps, location);
  const own = locationInfo(visit, location);
  return selected === 'LOCATION_MEMBER_NUMBER' ? memberInfo(seats, locationMemberId) : own;
};

export const directInfo = (seat: Seat) => {
  const { number } = seat.line.row;
  if (number === undefined) return { ...seat.names, effectiveLevel: 'NONE', quality: 'INVALID' };
  return {
    phoneNumber: number,
    ...seat.names,
    effectiveLevel: 'DIRECT_LINE',
    effectiveValue: number,
    quality: qualityOf(seat),
  };
};
