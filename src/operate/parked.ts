import { parked, type ParkedItem } from '../bot/collections.js';
import { parkedWishes, wishFor } from '../bot/parked.js';
import { leaveNote } from '../bot/notes.js';
import type { Entry } from '../store/store.js';
import { WrongUse, type Command } from './command.js';
import { withCopy } from './open-copy.js';

/** Where it was to go and why it cannot; never what it says. */
function line({ id, value: { at, message, notice, why } }: Entry<ParkedItem>): string {
  const to = message.roomId ?? message.toPersonId ?? '';
  return [id, at, notice === true ? 'notice' : 'answer', to, why].join('  ');
}

/** Messages that can never arrive: `list`, and `retry` or `drop` one of them or all. The bot does it when it runs. */
export const parkedMessages: Command = async ([what = 'list', ...ids], place) => {
  const { dir, now, say } = place;
  const wish = parkedWishes.find((one) => one === what);
  if (wish === undefined && what !== 'list') throw new WrongUse();
  if (wish !== undefined && ids.length === 0) throw new WrongUse();
  const all = await withCopy(place, (store) => store.list(parked));
  if (wish === undefined) {
    for (const entry of all) say(line(entry));
    say(`${all.length} messages are parked.`);
    return true;
  }
  const chosen = ids.includes('all') ? all.map(({ id }) => id) : ids;
  const unknown = chosen.filter((id) => !all.some((entry) => entry.id === id));
  for (const id of unknown) say(`${id} is not parked.`);
  const known = chosen.filter((id) => !unknown.includes(id));
  for (const id of known) await wishFor(dir, id, wish);
  const note = { at: now().toISOString(), what: `parked-${wish}`, new: { messages: known.length } };
  if (known.length > 0) await leaveNote(dir, note);
  say(`To ${wish}: ${known.length}. The bot does it at once, or when it is started.`);
  return unknown.length === 0;
};
