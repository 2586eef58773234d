import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { idField, parse } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import type { RoomRow } from '../state/rows.js';

const listQuery = z.object({
  type: z.enum(['direct', 'group']).optional(),
  teamId: idField.optional(),
  sortBy: z.enum(['id', 'lastactivity', 'created']).default('lastactivity'),
  ...pageFields,
});

/** The caller's rooms, newest first; `sortBy=id` is answered oldest first. */
export const createListRooms =
  ({ state, present, callerOf }: Context) =>
  (req: Request, res: Response): void => {
    const caller = callerOf(req);
    const query = parse(listQuery, req.query);
    const sortKey = {
      id: (room: RoomRow) => room.seq,
      created: (room: RoomRow) => -room.seq,
      lastactivity: (room: RoomRow) => -room.activity,
    }[query.sortBy];
    const items = state.memberships
      .by('person', caller.id)
      .map((membership) => state.rooms.get(membership.roomId))
      .filter((room) => room !== undefined)
      .filter(
        (room) => [undefined, room.teamId].includes(query.teamId) && (query.type ?? room.type) === room.type,
      )
      .sort((one, other) => sortKey(one) - sortKey(other));
    sendPage(req, res, { ...query, items, key: sortKey, show: (room) => present.room(room, caller.id) });
  };
