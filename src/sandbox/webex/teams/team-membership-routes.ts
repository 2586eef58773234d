import { Router, type Request } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { emailField, given, idField, parse, personIdField } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import { cleanId } from '../ids.js';
import { badRequest, forbidden, notFound, Refusal } from '../refusal.js';
import type { PersonRow, TeamMembershipRow } from '../state/rows.js';
import { joinTeam, leaveTeam, teamFor, teamMembershipOf } from './team-rows.js';

const newMembership = z.object({
  teamId: idField,
  personId: given(personIdField),
  personEmail: given(emailField),
  isModerator: given(z.boolean()),
});
const update = z.object({ isModerator: z.boolean() });
const listQuery = z.object({ teamId: idField, ...pageFields });

const createShow =
  ({ state }: Context) =>
  (row: TeamMembershipRow) => {
    const person = state.people.get(row.personId);
    return {
      id: row.id,
      teamId: row.teamId,
      personId: row.personId,
      personEmail: person?.email,
      personDisplayName: person?.displayName,
      personOrgId: person?.orgId,
      isModerator: row.isModerator,
      created: row.created,
    };
  };

const guestOf = ({ state }: Context, body: z.output<typeof newMembership>): PersonRow => {
  const { personId, personEmail } = body;
  if (personId === undefined && personEmail === undefined) {
    throw badRequest('personId or personEmail is required.');
  }
  const person =
    personId === undefined ? state.people.by('email', personEmail ?? '')[0] : state.people.get(personId);
  if (person === undefined) throw notFound('Person not found.');
  return person;
};

export const createTeamMembershipRoutes = (context: Context): Router => {
  const { state, ledger, callerOf } = context;
  const show = createShow(context);
  /** Moderators change others; anybody may leave. */
  const control = (teamId: string, callerId: string): void => {
    if (teamMembershipOf(state, teamId, callerId)?.isModerator !== true) {
      throw forbidden('Only a moderator of the team can do this.');
    }
  };
  const visible = (req: Request<{ id: string }>, callerId: string): TeamMembershipRow => {
    const row = state.teamMemberships.get(cleanId(req.params.id));
    if (row === undefined) throw notFound('Could not find a team membership with provided ID.');
    teamFor(state, row.teamId, callerId);
    return row;
  };
  const router = Router();
  router.get('/team/memberships', (req, res) => {
    const query = parse(listQuery, req.query);
    const team = teamFor(state, query.teamId, callerOf(req).id);
    const items = state.teamMemberships.by('team', team.id);
    sendPage(req, res, { ...query, items, key: ({ seq }) => seq, show });
  });
  router.post('/team/memberships', async (req, res) => {
    const { id: actorId } = callerOf(req);
    const body = parse(newMembership, req.body);
    const team = teamFor(state, body.teamId, actorId);
    control(team.id, actorId);
    const person = guestOf(context, body);
    if (teamMembershipOf(state, team.id, person.id) !== undefined) {
      throw new Refusal(409, 'User is already a member of the team.');
    }
    const joining = { team, person, isModerator: body.isModerator ?? false, actorId };
    res.json(show(await ledger.write((change) => joinTeam(context, change, joining))));
  });
  router.get('/team/memberships/:id', (req, res) => void res.json(show(visible(req, callerOf(req).id))));
  router.put('/team/memberships/:id', async (req, res) => {
    const caller = callerOf(req);
    const row = visible(req, caller.id);
    control(row.teamId, caller.id);
    const changed = { ...row, ...parse(update, req.body) };
    await ledger.write((change) => change.put(state.teamMemberships, changed));
    res.json(show(changed));
  });
  router.delete('/team/memberships/:id', async (req, res) => {
    const caller = callerOf(req);
    const row = visible(req, caller.id);
    if (row.personId !== caller.id) control(row.teamId, caller.id);
    await ledger.write((change) => leaveTeam(context, change, row, caller.id));
    res.status(204).end();
  });
  return router;
};
