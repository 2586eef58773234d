import { Router } from 'express';
import { z } from 'zod';
import { memberIds, requireControl, roomFor } from '../access.js';
import type { Context } from '../context.js';
import { given, idField, parse } from '../http/parse.js';
import { cleanId } from '../ids.js';
import { badRequest } from '../refusal.js';
import type { RoomRow } from '../state/rows.js';
import { teamFor } from '../teams/team-rows.js';
import { deleteRoom } from './delete-room.js';
import { openRoom } from './enter.js';
import { createListRooms } from './list-rooms.js';

const title = z.string().trim().min(1, 'title must not be empty').max(500);
const newRoom = z.object({ title, teamId: given(idField) });
const roomUpdate = z.object({ title: given(title), isLocked: given(z.boolean()) });

const changeRoom = async (context: Context, room: RoomRow, callerId: string, body: unknown) => {
  const { state, ledger } = context;
  const update = parse(roomUpdate, body);
  if (update.title === undefined && update.isLocked === undefined) throw badRequest('title is required.');
  if (room.type === 'direct') throw badRequest('A direct room cannot be changed.');
  requireControl(state, room, callerId);
  const changed = {
    ...room,
    title: update.title ?? room.title,
    isLocked: update.isLocked ?? room.isLocked,
  };
  if (changed.title === room.title && changed.isLocked === room.isLocked) return room;
  await ledger.write((change) => {
    change.put(state.rooms, changed);
    const told = { actorId: callerId, roomId: room.id, recipients: memberIds(state, room.id) };
    if (changed.isLocked && !room.isLocked) {
      // Somebody must be able to unlock it again.
      const own = state.memberships.by('room', room.id).find(({ personId }) => personId === callerId);
      if (own?.isModerator === false) change.put(state.memberships, { ...own, isModerator: true });
    }
    change.emit({ type: 'room.updated', room: changed, before: room, ...told });
  });
  return changed;
};

export const createRoomRoutes = (context: Context): Router => {
  const { state, ledger, present, callerOf } = context;
  const router = Router();
  router.get('/rooms', createListRooms(context));
  router.post('/rooms', async (req, res) => {
    const creator = callerOf(req);
    const body = parse(newRoom, req.body);
    const team = body.teamId === undefined ? undefined : teamFor(state, body.teamId, creator.id);
    const opened = { title: body.title, creator, ...(team && { team: { id: team.id, isGeneral: false } }) };
    const room = await ledger.write((change) => openRoom(context, change, opened));
    res.json(present.room(room, creator.id));
  });
  router.get('/rooms/:id', (req, res) => {
    const caller = callerOf(req);
    res.json(present.room(roomFor(state, cleanId(req.params.id), caller.id), caller.id));
  });
  router.put('/rooms/:id', async (req, res) => {
    const caller = callerOf(req);
    const room = roomFor(state, cleanId(req.params.id), caller.id);
    res.json(present.room(await changeRoom(context, room, caller.id, req.body), caller.id));
  });
  router.delete('/rooms/:id', async (req, res) => {
    const caller = callerOf(req);
    const room = roomFor(state, cleanId(req.params.id), caller.id);
    if (room.type === 'direct') throw badRequest('A direct room cannot be deleted.');
    if (room.isGeneral === true) throw badRequest('The general room of a team cannot be deleted.');
    requireControl(state, room, caller.id);
    await ledger.write((change) => deleteRoom(context, change, { room, actorId: caller.id }));
    res.status(204).end();
  });
  return router;
};
