import { memberIds } from '../access.js';
import type { Context } from '../context.js';
import type { Change } from '../state/change.js';
import type { RoomRow } from '../state/rows.js';

/** There is no event for a deleted room: each member is told that everybody has left. */
export const deleteRoom = (
  { state }: Pick<Context, 'state'>,
  change: Change,
  { room, actorId }: { room: RoomRow; actorId: string },
): void => {
  const recipients = memberIds(state, room.id);
  for (const membership of [...state.memberships.by('room', room.id)]) {
    change.remove(state.memberships, membership.id);
    const told = { actorId, roomId: room.id, recipients };
    change.emit({ type: 'membership.deleted', membership, deletedRoom: room, ...told });
  }
  for (const action of [...state.actions.by('room', room.id)]) change.remove(state.actions, action.id);
  for (const message of [...state.messages.by('room', room.id)]) {
    change.remove(state.messages, message.id);
    if (message.fileId !== undefined) change.remove(state.files, message.fileId);
  }
  change.remove(state.rooms, room.id);
};
