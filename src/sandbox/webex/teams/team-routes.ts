import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { given, parse } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import { cleanId } from '../ids.js';
import { forbidden } from '../refusal.js';
import { deleteRoom } from '../rooms/delete-room.js';
import type { TeamRow } from '../state/rows.js';
import { openTeam, teamFor, teamMembershipOf } from './team-rows.js';

const name = z.string().trim().min(1, 'name must not be empty').max(500);
const newTeam = z.object({ name });
const listQuery = z.object(pageFields);

const show = ({ id, name: title, creatorId, created }: TeamRow) => ({ id, name: title, creatorId, created });

const requireModerator = ({ state }: Context, team: TeamRow, personId: string): void => {
  if (teamMembershipOf(state, team.id, personId)?.isModerator !== true) {
    throw forbidden('Only a moderator of the team can do this.');
  }
};

export const createTeamRoutes = (context: Context): Router => {
  const { state, ledger, callerOf } = context;
  const router = Router();
  router.get('/teams', (req, res) => {
    const items = state.teamMemberships
      .by('person', callerOf(req).id)
      .flatMap(({ teamId }) => state.teams.get(teamId) ?? [])
      .sort((one, other) => one.seq - other.seq);
    sendPage(req, res, { ...parse(listQuery, req.query), items, key: ({ seq }) => seq, show });
  });
  router.post('/teams', async (req, res) => {
    const creator = callerOf(req);
    const body = parse(newTeam, req.body);
    res.json(show(await ledger.write((change) => openTeam(context, change, body.name, creator))));
  });
  router.get('/teams/:id', (req, res) => {
    res.json(show(teamFor(state, cleanId(req.params.id), callerOf(req).id)));
  });
  router.put('/teams/:id', async (req, res) => {
    const caller = callerOf(req);
    const team = teamFor(state, cleanId(req.params.id), caller.id);
    requireModerator(context, team, caller.id);
    const changed = { ...team, name: parse(z.object({ name: given(name) }), req.body).name ?? team.name };
    await ledger.write((change) => change.put(state.teams, changed));
    res.json(show(changed));
  });
  router.delete('/teams/:id', async (req, res) => {
    const caller = callerOf(req);
    const team = teamFor(state, cleanId(req.params.id), caller.id);
    requireModerator(context, team, caller.id);
    await ledger.write((change) => {
      const rooms = [...state.rooms.by('team', team.id)];
      for (const room of rooms) deleteRoom(context, change, { room, actorId: caller.id });
      for (const row of [...state.teamMemberships.by('team', team.id)]) {
        change.remove(state.teamMemberships, row.id);
      }
      change.remove(state.teams, team.id);
    });
    res.status(204).end();
  });
  return router;
};
