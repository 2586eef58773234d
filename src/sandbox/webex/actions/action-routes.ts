import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { given, idField, parse } from '../http/parse.js';
import { cleanId, newId } from '../ids.js';
import { messageFor } from '../messages/message-routes.js';
import { badRequest, notFound } from '../refusal.js';
import type { ActionRow, PersonRow } from '../state/rows.js';

const press = z.object({
  type: z.literal('submit', 'must be submit'),
  messageId: idField,
  inputs: given(z.record(z.string(), z.unknown())),
});

const submit = (context: Context, caller: PersonRow, body: unknown): Promise<ActionRow> => {
  const { state, ledger, now } = context;
  const { messageId, inputs = {} } = parse(press, body);
  const message = messageFor(context, messageId, caller);
  if (message.attachments === undefined) throw badRequest('messageId: the message has no card.');
  const { roomId, personId: authorId } = message;
  const action: ActionRow = {
    id: newId('ATTACHMENT_ACTION'),
    seq: state.nextSeq(),
    messageId: message.id,
    roomId,
    personId: caller.id,
    authorId,
    inputs,
    created: now(),
  };
  return ledger.write((change) => {
    change.put(state.actions, action);
    const recipients = [...new Set([authorId, caller.id])];
    change.emit({ type: 'action.created', action, actorId: caller.id, roomId, recipients });
    return action;
  });
};

/** Whoever sees a card may press it; the one who posted it and the one who pressed may read what came in. */
export const createActionRoutes = (context: Context): Router => {
  const { state, present, callerOf } = context;
  const router = Router();
  router.post('/attachment/actions', async (req, res) => {
    const action = await submit(context, callerOf(req), req.body);
    res.status(202).json(present.action(action));
  });
  router.get('/attachment/actions/:id', (req, res) => {
    const caller = callerOf(req);
    const action = state.actions.get(cleanId(req.params.id));
    if (action === undefined || ![action.personId, action.authorId].includes(caller.id)) {
      throw notFound('Unable to get attachment action.');
    }
    res.json(present.action(action));
  });
  return router;
};
