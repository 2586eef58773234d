import type { Request, Response } from 'express';
import { z } from 'zod';
import { membershipOf, roomFor } from '../access.js';
import type { Context } from '../context.js';
import { emailField, idField, parse, personIdField } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import { badRequest } from '../refusal.js';
import type { MembershipRow } from '../state/rows.js';

const listQuery = z.object({
  roomId: idField.optional(),
  personId: personIdField.optional(),
  personEmail: emailField.optional(),
  ...pageFields,
});
type Query = z.output<typeof listQuery>;

const inRoom = ({ state }: Context, roomId: string, query: Query): readonly MembershipRow[] => {
  const { personId, personEmail } = query;
  if (personId === undefined && personEmail === undefined) return state.memberships.by('room', roomId);
  const person =
    personId === undefined ? state.people.by('email', personEmail ?? '')[0] : state.people.get(personId);
  const membership = person === undefined ? undefined : membershipOf(state, roomId, person.id);
  return membership === undefined ? [] : [membership];
};

/** Without a room: the caller's own memberships. With a room: all of its members, or the one asked for. */
export const createListMemberships = (context: Context) => {
  const { state, present, callerOf } = context;
  return (req: Request, res: Response): void => {
    const caller = callerOf(req);
    const query = parse(listQuery, req.query);
    const key = (membership: MembershipRow) => membership.seq;
    const show = present.membership;
    if (query.roomId !== undefined) {
      const room = roomFor(state, query.roomId, caller.id);
      sendPage(req, res, { ...query, items: inRoom(context, room.id, query), key, show });
      return;
    }
    if (query.personId !== undefined || query.personEmail !== undefined) {
      throw badRequest('roomId is required when a person is given.');
    }
    sendPage(req, res, { ...query, items: state.memberships.by('person', caller.id), key, show });
  };
};
