import { Router } from 'express';
import { mayRead, membershipOf } from '../access.js';
import type { Context } from '../context.js';
import { cleanId } from '../ids.js';
import { notFound } from '../refusal.js';
import type { MessageRow, PersonRow } from '../state/rows.js';
import { deleteMessage, editMessage } from './change-message.js';
import { readDraft } from './draft.js';
import { createListDirect, createListMessages } from './list-messages.js';
import { postMessage } from './post-message.js';

/** The message, if the person may see it. */
export const messageFor = ({ state }: Pick<Context, 'state'>, id: string, person: PersonRow): MessageRow => {
  const message = state.messages.get(cleanId(id));
  if (message === undefined || membershipOf(state, message.roomId, person.id) === undefined) {
    throw notFound('Unable to get message.');
  }
  if (!mayRead(message, person)) throw notFound('Unable to get message.');
  return message;
};

export const createMessageRoutes = (context: Context): Router => {
  const { ledger, present, callerOf } = context;
  const router = Router();
  router.post('/messages', async (req, res) => {
    const author = callerOf(req);
    const draft = await readDraft(req);
    const message = await ledger.write((change) => postMessage(context, change, draft, author));
    res.json(present.message(message));
  });
  router.get('/messages', createListMessages(context));
  router.get('/messages/direct', createListDirect(context));
  router.get('/messages/:id', (req, res) => {
    res.json(present.message(messageFor(context, req.params.id, callerOf(req))));
  });
  router.put('/messages/:id', async (req, res) => {
    const caller = callerOf(req);
    const message = messageFor(context, req.params.id, caller);
    res.json(present.message(await editMessage(context, message, caller, req.body)));
  });
  router.delete('/messages/:id', async (req, res) => {
    const caller = callerOf(req);
    await deleteMessage(context, messageFor(context, req.params.id, caller), caller);
    res.status(204).end();
  });
  return router;
};
