import { Router } from 'express';
import { z } from 'zod';
import { memberIds, requireControl, roomFor } from '../access.js';
import type { Context } from '../context.js';
import { emailField, given, idField, parse, personIdField } from '../http/parse.js';
import { cleanId, membershipId } from '../ids.js';
import type { Directory } from '../people/directory.js';
import { badRequest, notFound, Refusal } from '../refusal.js';
import { addMember } from '../rooms/enter.js';
import type { Change } from '../state/change.js';
import type { MembershipRow, PersonRow, RoomRow } from '../state/rows.js';
import { createListMemberships } from './list-memberships.js';

const newMembership = z.object({
  roomId: idField,
  personId: given(personIdField),
  personEmail: given(emailField),
  isModerator: given(z.boolean()),
});
const membershipUpdate = z.object({ isModerator: z.boolean() });

type Deps = Context & { readonly directory: Directory };
type Invitation = z.output<typeof newMembership>;

const guestOf = (deps: Deps, change: Change, { personId, personEmail }: Invitation): PersonRow => {
  if (personId !== undefined) {
    const person = deps.state.people.get(personId);
    if (person === undefined) throw notFound('Person not found.');
    return person;
  }
  if (personEmail === undefined) throw badRequest('personId or personEmail is required.');
  return deps.directory.byEmail(personEmail) ?? deps.directory.invite(personEmail, deps.now(), change);
};

const join = (deps: Deps, actorId: string, room: RoomRow, body: Invitation): Promise<MembershipRow> =>
  deps.ledger.write((change) => {
    const { state } = deps;
    const person = guestOf(deps, change, body);
    if (state.memberships.get(membershipId(person.id, room.id)) !== undefined) {
      throw new Refusal(409, 'User is already a participant.');
    }
    const isModerator = body.isModerator ?? false;
    const membership = addMember(deps, change, { room, person, isModerator });
    const recipients = memberIds(state, room.id);
    change.emit({ type: 'membership.created', membership, actorId, roomId: room.id, recipients });
    return membership;
  });

/** A membership is visible to the members of its room. */
const visible = ({ state }: Context, id: string, callerId: string): MembershipRow => {
  const membership = state.memberships.get(cleanId(id));
  if (membership === undefined) throw notFound('Could not find a membership with provided ID.');
  roomFor(state, membership.roomId, callerId);
  return membership;
};

const groupOf = (context: Context, membership: MembershipRow, callerId: string): RoomRow => {
  const room = roomFor(context.state, membership.roomId, callerId);
  if (room.type === 'direct') throw badRequest('The members of a direct room cannot be changed.');
  return room;
};

const leave = (context: Context, membership: MembershipRow, callerId: string): Promise<void> => {
  const { state, ledger } = context;
  const room = groupOf(context, membership, callerId);
  if (membership.personId !== callerId) requireControl(state, room, callerId);
  return ledger.write((change) => {
    // The one who leaves is told as well.
    const recipients = memberIds(state, room.id);
    change.remove(state.memberships, membership.id);
    change.emit({ type: 'membership.deleted', membership, actorId: callerId, roomId: room.id, recipients });
  });
};

const promote = async (context: Context, membership: MembershipRow, callerId: string, body: unknown) => {
  const { state, ledger } = context;
  const { isModerator } = parse(membershipUpdate, body);
  const room = groupOf(context, membership, callerId);
  requireControl(state, room, callerId);
  if (membership.isModerator === isModerator) return membership;
  const changed = { ...membership, isModerator };
  await ledger.write((change) => {
    const recipients = memberIds(state, room.id);
    change.put(state.memberships, changed);
    const told = { actorId: callerId, roomId: room.id, recipients };
    change.emit({ type: 'membership.updated', membership: changed, ...told });
  });
  return changed;
};

export const createMembershipRoutes = (deps: Deps): Router => {
  const { state, present, callerOf } = deps;
  const router = Router();
  router.get('/memberships', createListMemberships(deps));
  router.post('/memberships', async (req, res) => {
    const caller = callerOf(req);
    const body = parse(newMembership, req.body);
    const room = roomFor(state, body.roomId, caller.id);
    if (room.type === 'direct') throw badRequest('The members of a direct room cannot be changed.');
    requireControl(state, room, caller.id);
    res.json(present.membership(await join(deps, caller.id, room, body)));
  });
  router.get('/memberships/:id', (req, res) => {
    res.json(present.membership(visible(deps, req.params.id, callerOf(req).id)));
  });
  router.put('/memberships/:id', async (req, res) => {
    const caller = callerOf(req);
    const membership = visible(deps, req.params.id, caller.id);
    res.json(present.membership(await promote(deps, membership, caller.id, req.body)));
  });
  router.delete('/memberships/:id', async (req, res) => {
    const caller = callerOf(req);
    await leave(deps, visible(deps, req.params.id, caller.id), caller.id);
    res.status(204).end();
  });
  return router;
};
