/** Conversations that leave the path of a journey at any place: odd words, odd presses, odd files. */
import { cleanName } from '../../src/bot/files/disposition.js';
import { maxCardBytes, maxMessageBytes, type Card } from '../../src/cards/card.js';
import { cardSchema } from '../../src/cards/schema.js';
import { happeningOfMessage } from '../../src/bot/happening.js';
import { messageSchema } from '../../src/bot/webex/shapes.js';
import { inputElements, inputsOf, talkWith, type Answer, type Talk } from '../support/talk-engine.js';
import { journeys } from '../support/journeys.js';
import type { Chance } from './chance.js';
import { anyFile } from './files.js';
import { mutatedInputs, mutatedText } from './mutate.js';
import { walk, type Corpus } from './record.js';

/** A card with choices taken at random, as a person would; then spoilt, as a person would not. */
function pressOn(card: Card, corpus: Corpus, chance: Chance): Record<string, unknown> | undefined {
  const actions = (card.actions ?? []).filter((action) => action.type === 'Action.Submit');
  if (actions.length === 0) return undefined;
  const chosen = inputElements(card.body).flatMap((input) => {
    const choices = (input['choices'] ?? []) as { value: string }[];
    return choices.length === 0 ? [] : [[String(input['id']), chance.pick(choices).value] as const];
  });
  const inputs = { ...inputsOf(card), ...Object.fromEntries(chosen), ...chance.pick(actions).data };
  return chance.isOneIn(3) ? inputs : mutatedInputs(inputs, corpus.texts, chance);
}

/** The way from what Webex tells: markup, mentions and all. */
function asMessage(text: string, chance: Chance) {
  const html = chance.isOneIn(3) ? `<p>${text}</p>` : `<ol start="${chance.below(40)}"><li>${text}</li></ol>`;
  const message = messageSchema.parse({
    id: 'm',
    roomId: 'r',
    roomType: chance.pick(['direct', 'group']),
    personId: 'p',
    personEmail: 'p@x.example',
    created: '2026-11-25T21:00:00Z',
    text,
    ...(chance.isOneIn(2) ? {} : { html }),
  });
  return happeningOfMessage(message, { id: 'bot', displayName: 'Switchboard' });
}

function deed(talk: Talk, corpus: Corpus, chance: Chance): Promise<Answer> {
  if (chance.isOneIn(120)) {
    const file = anyFile(corpus, chance);
    // The door has cleaned it: a file always has a name.
    const name = cleanName(chance.isOneIn(2) ? file.name : mutatedText([file.name], chance));
    return talk.send([{ ...file, name }], chance.isOneIn(2) ? '' : mutatedText(corpus.texts, chance));
  }
  if (chance.isOneIn(40)) talk.pass(chance.below(60 * 24));
  const card = chance.isOneIn(8) ? chance.pick(talk.shown).card : talk.lastCard();
  const inputs = chance.isOneIn(2) ? pressOn(card, corpus, chance) : undefined;
  if (inputs !== undefined) return talk.happen({ type: 'press', inputs });
  return talk.happen(asMessage(mutatedText(corpus.texts, chance), chance));
}

/** What is wrong with an answer, whatever was asked. */
function faultsOf({ markdown, cards }: Answer): string[] {
  const faults = cards.flatMap((card) => {
    const issues = cardSchema
      .safeParse(card)
      .error?.issues.map((issue) => JSON.stringify(issue).slice(0, 300));
    const size = Buffer.byteLength(JSON.stringify(card));
    return [...(issues ?? []), ...(size > maxCardBytes ? [`a card of ${size} bytes`] : [])];
  });
  if (markdown === '') faults.push('no answer');
  const longest = Math.max(...markdown.split('\n\n---\n\n').map((part) => Buffer.byteLength(part)));
  if (longest > maxMessageBytes) faults.push(`a message of ${longest} bytes`);
  return faults;
}

/** One conversation; answers how many deeds it had, and throws with what led to a fault. */
export async function converse(corpus: Corpus, chance: Chance, deeds: number): Promise<number> {
  const journey = chance.pick(journeys);
  const talk = talkWith({ ...journey.with, locale: chance.pick(['en', 'nb']) });
  const length = corpus.lengths.get(journey) ?? 0;
  // Journeys press buttons by their English or Norwegian names where they must: then they are left there.
  await walk(journey, chance.below(length + 1), talk).catch(() => undefined);
  if (talk.shown.length === 0) await talk.say('hello');
  for (let count = 0; count < deeds; count += 1) {
    const faults = faultsOf(await deed(talk, corpus, chance));
    if (faults.length > 0) throw new Error(`${journey.name}: ${faults.join('; ')}`);
  }
  return deeds;
}
