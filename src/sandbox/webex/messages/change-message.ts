import { z } from 'zod';
import { membershipOf, readersOf } from '../access.js';
import type { Context } from '../context.js';
import { idField, parse } from '../http/parse.js';
import { badRequest, forbidden } from '../refusal.js';
import type { MessageRow, PersonRow } from '../state/rows.js';
import { contentOf } from './content.js';
import { textField } from './draft.js';

const maxEdits = 10;

const messageUpdate = z.object({ roomId: idField, text: textField, markdown: textField });

const checkEdit = (message: MessageRow, roomId: string, callerId: string): void => {
  if (message.roomId !== roomId) throw badRequest('roomId: the message is in another room.');
  if (message.personId !== callerId) throw forbidden('Only the author can edit a message.');
  if (message.fileId !== undefined) throw badRequest('A message with a file cannot be edited.');
  if (message.attachments !== undefined) throw badRequest('A message with a card cannot be edited.');
  if (message.edits >= maxEdits) throw badRequest(`A message can be edited ${maxEdits} times.`);
};

export const editMessage = (
  { state, ledger, now }: Context,
  message: MessageRow,
  caller: PersonRow,
  body: unknown,
): Promise<MessageRow> => {
  const { roomId, ...words } = parse(messageUpdate, body);
  checkEdit(message, roomId, caller.id);
  if (!(words.text ?? words.markdown)) throw badRequest('text or markdown is required.');
  const edited: MessageRow = {
    ...message,
    ...contentOf(state, message.roomId, words),
    updated: now(),
    edits: message.edits + 1,
  };
  return ledger.write((change) => {
    change.put(state.messages, edited);
    const told = { actorId: caller.id, roomId: message.roomId, recipients: readersOf(state, edited) };
    change.emit({ type: 'message.updated', message: edited, ...told });
    return edited;
  });
};

export const deleteMessage = async (
  { state, ledger }: Context,
  message: MessageRow,
  caller: PersonRow,
): Promise<void> => {
  const isModerator = membershipOf(state, message.roomId, caller.id)?.isModerator === true;
  if (message.personId !== caller.id && !isModerator) {
    throw forbidden('Only the author or a moderator can delete a message.');
  }
  await ledger.write((change) => {
    change.remove(state.messages, message.id);
    if (message.fileId !== undefined) change.remove(state.files, message.fileId);
    const recipients = readersOf(state, message);
    const told = { actorId: caller.id, roomId: message.roomId, recipients };
    change.emit({ type: 'message.deleted', message, ...told });
  });
};
