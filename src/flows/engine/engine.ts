import { z } from 'zod';
import { agrees } from '../../language/agrees.js';
import { understand } from '../../language/understand.js';
import type { Intent } from '../../language/understanding.js';
import { announceOrder } from './announce.js';
import type { FileRef, Outcome, Saying } from './flow.js';
import type { Registry } from './registry.js';
import { begin, cancel, goBack, reshow, resume, resumeKept, take } from './run.js';
import type { Conversation, Session } from './session.js';
import { isUnfinished } from './show-live.js';
import type { Said } from './show.js';
import { contextFor, say, type Services, type Turn, type TurnContext } from './turn.js';

/** What a person did, free of where it came from. */
export type Happening =
  | { readonly type: 'text'; readonly text: string; readonly files: readonly FileRef[] }
  | { readonly type: 'press'; readonly inputs: Readonly<Record<string, unknown>> }
  | { readonly type: 'added' };

export interface Engine {
  /** Pure but for what the services do: the same conversation, event and services give the same turn. */
  handle(conversation: Conversation, happening: Happening, services: Services): Promise<Turn>;
  /** How an order stands, told without being asked. */
  announce(orderId: string, services: Services): Promise<Said | undefined>;
}

const pressSchema = z.looseObject({
  t: z.string().optional(),
  a: z.string().optional(),
  x: z.string().default(''),
});
/** Longer texts are not read: no answer of ours needs them, and a guess at them would be worse than a question. */
const maxTextLength = 8_000;

async function onPress(
  turn: TurnContext,
  conversation: Conversation,
  raw: Readonly<Record<string, unknown>>,
): Promise<Turn> {
  const press = pressSchema.safeParse(raw);
  const { live } = conversation;
  const { t: token, a: action, x: arg, ...inputs } = press.success ? press.data : { x: '' };
  if (live === undefined || token === undefined || action === undefined || token !== live.token) {
    const isShared = turn.services.space.type === 'group';
    return reshow(turn, conversation, isShared ? 'staleInGroup' : 'stale');
  }
  return onAction(turn, conversation, live, { action, arg, raw: inputs });
}

interface Press {
  readonly action: string;
  readonly arg: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

async function onAction(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
  { action, arg, raw }: Press,
): Promise<Turn> {
  if (action === 'cancel') return cancel(turn, conversation);
  if (action === 'back') return goBack(turn, conversation, live);
  const loaded = turn.registry.find(live.flow);
  const step = loaded?.flow.steps[live.step];
  const data = loaded?.flow.data.safeParse(live.data);
  if (loaded === undefined || step === undefined || live.version !== loaded.flow.version || !data?.success) {
    return resume(turn, conversation, live);
  }
  const run = step.actions[action];
  if (run === undefined) return reshow(turn, conversation, 'stale');
  const input = step.input.safeParse(raw);
  if (!input.success) {
    const field = String(input.error.issues[0]?.path[0] ?? '');
    const problem = ['problems.' + field, 'problems.input'].find((key) => loaded.texts.has(key));
    if (problem === undefined) return reshow(turn, conversation, 'invalidInput', [], raw);
    return take(turn, conversation, live, { type: 'retry', problem: { key: problem } }, raw);
  }
  const ctx = contextFor(turn, loaded, conversation);
  const outcome = (await run(input.data as never, data.data, ctx, arg)) as Outcome<unknown>;
  return take(turn, conversation, live, outcome, raw);
}

type Command = (turn: TurnContext, conversation: Conversation, said: Saying) => Promise<Turn> | Turn;

/** What can be said at any moment, whichever flow is running. */
const commands: Partial<Record<Intent, Command>> = {
  cancel: (turn, conversation) => cancel(turn, conversation),
  back: (turn, conversation) =>
    conversation.live
      ? goBack(turn, conversation, conversation.live)
      : begin(turn, conversation, turn.registry.home),
  continue: (turn, conversation) => resumeKept(turn, conversation),
  thanks: (turn, conversation) => ({
    conversation,
    said: [say(turn.services.locale, 'thanks')],
    effects: [],
  }),
  language: async (turn, conversation, said) => {
    const locale = said.entities.locale ?? (turn.services.locale === 'en' ? 'nb' : 'en');
    const there: TurnContext = { ...turn, services: { ...turn.services, locale } };
    const shown = await reshow(there, conversation, 'language');
    return { ...shown, effects: [{ type: 'set-locale', locale }] };
  },
};

/** Only what is surely meant interrupts a form. */
const sure = 0.75;

async function answerStep(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
  said: Saying,
): Promise<Turn | undefined> {
  const loaded = turn.registry.find(live.flow);
  const data = loaded?.flow.data.safeParse(live.data);
  const step = loaded?.flow.steps[live.step];
  if (loaded === undefined || !data?.success || step?.text === undefined) return undefined;
  const outcome = await step.text(said, data.data, contextFor(turn, loaded, conversation));
  return outcome === undefined ? undefined : take(turn, conversation, live, outcome);
}

/** The values the live card shows: a button that is typed sends them, as the same button pressed would. */
async function shownInputs(
  turn: TurnContext,
  conversation: Conversation,
  live: Session,
): Promise<Readonly<Record<string, unknown>>> {
  const loaded = turn.registry.find(live.flow);
  const step = loaded?.flow.steps[live.step];
  const data = loaded?.flow.data.safeParse(live.data);
  if (loaded === undefined || step === undefined || !data?.success) return {};
  const view = await step.view(data.data, contextFor(turn, loaded, conversation));
  const ids = Object.keys(step.input.shape);
  return Object.fromEntries(ids.map((id) => [id, view[id] ?? '']));
}

/** The button whose title is written, or the first one of a form when all that is written is a yes. */
function buttonMeant(
  { registry }: TurnContext,
  live: Session | undefined,
  text: string,
): Session['buttons'][string] | undefined {
  if (live === undefined) return undefined;
  const title = text.trim().replace(/[.!?]+$/, '');
  const step = registry.find(live.flow)?.flow.steps[live.step];
  const [first] = Object.values(live.buttons);
  const isForm = step?.final !== true && first?.['a'] !== 'back' && first?.['a'] !== 'cancel';
  return live.buttons[title.toLowerCase()] ?? (isForm && agrees(text) ? first : undefined);
}

async function onText(turn: TurnContext, conversation: Conversation, text: string): Promise<Turn> {
  const { live } = conversation;
  if (text.length > maxTextLength) return reshow(turn, conversation, 'tooLong');
  const said: Saying = { ...understand(text), text };
  const button = buttonMeant(turn, live, text);
  if (live !== undefined && button !== undefined) {
    return onPress(turn, conversation, { ...(await shownInputs(turn, conversation, live)), ...button });
  }
  const command = said.intent === undefined ? undefined : commands[said.intent];
  if (command !== undefined && said.confidence >= sure) return command(turn, conversation, said);
  const unfinished = isUnfinished(turn, live);
  const wanted = said.intent === undefined ? undefined : turn.registry.byIntent(said.intent);
  if (wanted !== undefined && unfinished && wanted.flow.question && said.confidence >= sure) {
    return begin(turn, conversation, wanted, { seed: {}, said });
  }
  if (live !== undefined) {
    const answered = await answerStep(turn, conversation, live, said);
    if (answered !== undefined) return answered;
  }
  if (wanted !== undefined) return begin(turn, conversation, wanted, { seed: {}, said });
  if (command !== undefined) return command(turn, conversation, said);
  return notUnderstood(turn, conversation, said);
}

/** A mention without a word: the form goes on where it was, else home. */
async function onNothing(turn: TurnContext, conversation: Conversation): Promise<Turn> {
  const { live } = conversation;
  if (isUnfinished(turn, live)) return resume(turn, conversation, live);
  return begin(turn, conversation, turn.registry.home);
}

async function onFiles(turn: TurnContext, conversation: Conversation, count: number): Promise<Turn> {
  const asked = say(turn.services.locale, 'fileUnasked', { count });
  if (conversation.live !== undefined) return { conversation, said: [asked], effects: [] };
  return begin(turn, conversation, turn.registry.home, undefined, { notice: asked.markdown });
}

async function notUnderstood(turn: TurnContext, conversation: Conversation, said: Saying): Promise<Turn> {
  if (isUnfinished(turn, conversation.live)) return reshow(turn, conversation, 'notUnderstood');
  return begin(turn, conversation, turn.registry.home, { seed: {}, said });
}

async function onHappening(
  turn: TurnContext,
  conversation: Conversation,
  happening: Happening,
): Promise<Turn> {
  switch (happening.type) {
    case 'press':
      return onPress(turn, conversation, happening.inputs);
    case 'added':
      return begin(turn, conversation, turn.registry.home);
    case 'text':
      if (happening.text.trim() !== '') return onText(turn, conversation, happening.text);
      if (happening.files.length > 0) return onFiles(turn, conversation, happening.files.length);
      return onNothing(turn, conversation);
  }
}

export function createEngine(options: { registry: Registry; newToken: () => string }): Engine {
  return {
    announce: (orderId, services) => announceOrder({ ...options, services }, orderId),
    handle: (conversation, happening, services) =>
      onHappening({ ...options, services }, conversation, happening),
  };
}
