import { membershipId, newId } from '../ids.js';
import { memberIds } from '../access.js';
import type { Context } from '../context.js';
import type { Change } from '../state/change.js';
import type { MembershipRow, PersonRow, RoomRow } from '../state/rows.js';
import { pairKey } from '../state/state.js';

type Deps = Pick<Context, 'state' | 'now'>;

export interface Entering {
  readonly room: RoomRow;
  readonly person: PersonRow;
  readonly isModerator?: boolean;
}

export const addMember = (deps: Deps, change: Change, { room, person, isModerator }: Entering) => {
  const membership: MembershipRow = {
    id: membershipId(person.id, room.id),
    seq: deps.state.nextSeq(),
    roomId: room.id,
    roomType: room.type,
    personId: person.id,
    isModerator: isModerator ?? false,
    created: deps.now(),
  };
  change.put(deps.state.memberships, membership);
  return membership;
};

export interface NewRoom {
  readonly title: string;
  readonly creator: PersonRow;
  /** Makes it the direct room of the two. */
  readonly other?: PersonRow;
  readonly team?: { readonly id: string; readonly isGeneral: boolean };
}

/** A room comes into being with its people in it: first the room is told, then each of them. */
export const openRoom = (deps: Deps, change: Change, { title, creator, other, team }: NewRoom): RoomRow => {
  const { state, now } = deps;
  const seq = state.nextSeq();
  const created = now();
  const room: RoomRow = {
    id: newId('ROOM'),
    seq,
    title,
    type: other === undefined ? 'group' : 'direct',
    isLocked: false,
    creatorId: creator.id,
    ownerId: creator.orgId,
    created,
    lastActivity: created,
    activity: seq,
    ...(team !== undefined && { teamId: team.id, ...(team.isGeneral && { isGeneral: true }) }),
    ...(other !== undefined && { pair: [creator.id, other.id] as const }),
  };
  change.put(state.rooms, room);
  const people = other === undefined ? [creator] : [creator, other];
  const memberships = people.map((person) => addMember(deps, change, { room, person }));
  const told = { actorId: creator.id, roomId: room.id, recipients: memberIds(state, room.id) };
  change.emit({ type: 'room.created', room, ...told });
  for (const membership of memberships) {
    change.emit({ type: 'membership.created', membership, withRoom: true, ...told });
  }
  return room;
};

export const directRoomOf = ({ state }: Deps, one: PersonRow, other: PersonRow): RoomRow | undefined =>
  state.rooms.by('pair', pairKey(one.id, other.id))[0];
