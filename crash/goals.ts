/** What people want of the bot: each goal is one conversation from its first words to its end. */
import { DateTime } from 'luxon';
import { accountInputs, addressInputs, americanBill, loneStar } from '../test/support/port-talk.js';
import type { createDeskHand } from '../test/support/desk-hand.js';
import { Lost, type Actor } from './actor.js';
import { placedIn, words, type ChatMessage } from './chat.js';
import type { Deed, Record } from './record.js';

export interface Wishes {
  readonly actor: Actor;
  readonly record: Record;
  readonly desk: ReturnType<typeof createDeskHand>;
  readonly random: () => number;
}

export type Goal = (wishes: Wishes) => Promise<void>;

/** Presses what leads on, until the card has a button that confirms; then that one, once. */
async function walk(
  { actor, record }: Wishes,
  open: string,
  {
    via,
    confirm,
    inputs = {},
  }: { via: readonly string[]; confirm: string; inputs?: { [id: string]: string } },
): Promise<void> {
  await actor.say(open);
  for (let step = 0; step < 8; step++) {
    if (actor.has(confirm)) {
      const deed: Deed = { who: actor.name, kind: 'order', answer: '' };
      record.deeds.push(deed);
      told(deed, await actor.press(confirm, inputs));
      return;
    }
    const next = via.find((action) => actor.has(action));
    if (next === undefined) throw new Lost(`${actor.name}: ${open}`);
    await actor.press(next, inputs);
  }
}

function told(deed: Deed, answer: ChatMessage): void {
  deed.answer = words(answer);
  const order = placedIn(answer);
  if (order !== undefined) deed.told = order;
}

const areas = ['713', '281', '346', '832', '214', '469', '512', '737', '972', '409', '936', '979'];

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;

export const numbers =
  (place: string): Goal =>
  async (wishes) => {
    const area = pick(areas, wishes.random);
    const via = ['settle', 'search'];
    await walk(wishes, `1 number in ${area} for ${place}`, { via, confirm: 'order' });
  };

export const block: Goal = async (wishes) => {
  const area = pick(['281', '346', '469', '214'], wishes.random);
  await walk(wishes, `block of 10 numbers in ${area} for Houston`, { via: ['choose'], confirm: 'order' });
};

export const request =
  (open: string): Goal =>
  async (wishes) => {
    await walk(wishes, open, { via: ['review'], confirm: 'send', inputs: { numberType: 'local' } });
  };

/** Sets the address of a location to one that nobody has had before. */
export const address =
  (open: string, lineFor: (house: number) => string): Goal =>
  async ({ actor, record, random }) => {
    await actor.say(open);
    await actor.press('change');
    const line = lineFor(1 + Math.floor(random() * 9_000));
    await actor.say(line);
    await actor.press('check');
    const deed: Deed = { who: actor.name, kind: 'address', told: line, answer: '' };
    if (!actor.has('save')) throw new Lost(`${actor.name}: ${line}`);
    record.deeds.push(deed);
    deed.answer = words(await actor.press('save'));
  };

const lines = '409-555-0100 to 0104';

/** A port, its rejection, its fix, and its end, so that the next one can be placed. */
export const port: Goal = async (wishes) => {
  const { actor, record, desk } = wishes;
  await actor.say(`port ${lines} to Houston`);
  await actor.press('go');
  await actor.press('settle', accountInputs(loneStar, 'disconnect'));
  await actor.press('settle', addressInputs(loneStar));
  await actor.sendFile(await americanBill(loneStar, DateTime.now().setZone('America/Chicago')));
  await actor.press('sign', { jobTitle: 'Office manager' });
  const deed: Deed = { who: actor.name, kind: 'order', answer: '' };
  if (!actor.has('submit')) throw new Lost(`${actor.name}: the port cannot be submitted`);
  record.deeds.push(deed);
  told(deed, await actor.press('submit'));
  const { told: id } = deed;
  if (id === undefined) return;
  const moved = (): void => void record.moves.set(id, (record.moves.get(id) ?? 0) + 1);
  try {
    await desk.reject(id, { code: 'btn_error' });
    moved();
    await actor.say(`fix ${id}`);
    await actor.press('save', { btn: '(409) 555-0101' });
    const fix: Deed = { who: actor.name, kind: 'fix', told: id, answer: '' };
    if (!actor.has('send')) throw new Lost(`${actor.name}: the fix cannot be sent`);
    record.deeds.push(fix);
    fix.answer = words(await actor.press('send'));
  } finally {
    await desk.cancel(id);
    moved();
  }
};

export const status: Goal = async ({ actor }) => {
  await actor.say('order status');
};

export const question: Goal = async ({ actor }) => {
  await actor.say('how long does a port take?');
};
