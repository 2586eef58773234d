import type { Context } from '../context.js';
import { innerId, newId, webexId } from '../ids.js';
import { notFound } from '../refusal.js';
import { addMember, openRoom } from '../rooms/enter.js';
import type { Change } from '../state/change.js';
import { memberIds, membershipOf } from '../access.js';
import type { PersonRow, TeamMembershipRow, TeamRow } from '../state/rows.js';
import type { State } from '../state/state.js';

type Deps = Pick<Context, 'state' | 'now'>;

const teamMembershipId = (personId: string, teamId: string): string =>
  webexId('TEAM_MEMBERSHIP', `${innerId(personId)}:${innerId(teamId)}`);

export const teamMembershipOf = (
  state: State,
  teamId: string,
  personId: string,
): TeamMembershipRow | undefined => state.teamMemberships.get(teamMembershipId(personId, teamId));

/** The team, if the person is in it; for everybody else it does not exist. */
export const teamFor = (state: State, teamId: string, personId: string): TeamRow => {
  const team = state.teams.get(teamId);
  if (team === undefined || teamMembershipOf(state, teamId, personId) === undefined) {
    throw notFound('Could not find a team with provided ID.');
  }
  return team;
};

const generalRoomOf = (state: State, { id }: TeamRow) =>
  state.rooms.by('team', id).find(({ isGeneral }) => isGeneral === true);

interface Joining {
  readonly team: TeamRow;
  readonly person: PersonRow;
  readonly isModerator: boolean;
  readonly actorId: string;
}

/** Whoever joins a team is in its general room as well. */
export const joinTeam = (deps: Deps, change: Change, joining: Joining): TeamMembershipRow => {
  const { team, person, isModerator, actorId } = joining;
  const { state, now } = deps;
  const row: TeamMembershipRow = {
    id: teamMembershipId(person.id, team.id),
    seq: state.nextSeq(),
    teamId: team.id,
    personId: person.id,
    isModerator,
    created: now(),
  };
  change.put(state.teamMemberships, row);
  const room = generalRoomOf(state, team);
  if (room !== undefined && membershipOf(state, room.id, person.id) === undefined) {
    const membership = addMember(deps, change, { room, person });
    const recipients = memberIds(state, room.id);
    change.emit({ type: 'membership.created', membership, actorId, roomId: room.id, recipients });
  }
  return row;
};

/** Whoever leaves a team leaves all of its rooms. */
export const leaveTeam = ({ state }: Deps, change: Change, row: TeamMembershipRow, actorId: string): void => {
  change.remove(state.teamMemberships, row.id);
  for (const room of state.rooms.by('team', row.teamId)) {
    const membership = membershipOf(state, room.id, row.personId);
    if (membership === undefined) continue;
    const recipients = memberIds(state, room.id);
    change.remove(state.memberships, membership.id);
    change.emit({ type: 'membership.deleted', membership, actorId, roomId: room.id, recipients });
  }
};

/** A team begins with its creator as moderator, and with its general room. */
export const openTeam = (deps: Deps, change: Change, name: string, creator: PersonRow): TeamRow => {
  const { state, now } = deps;
  const team: TeamRow = {
    id: newId('TEAM'),
    seq: state.nextSeq(),
    name,
    creatorId: creator.id,
    created: now(),
  };
  change.put(state.teams, team);
  openRoom(deps, change, { title: name, creator, team: { id: team.id, isGeneral: true } });
  joinTeam(deps, change, { team, person: creator, isModerator: true, actorId: creator.id });
  return team;
};
