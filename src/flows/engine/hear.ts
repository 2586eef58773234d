/** What is said and sent: to the live step, as a command, or to begin a flow. */
import { agrees } from '../../language/agrees.js';
import { namesDocument } from '../../language/secrets.js';
import { isDeskStory, routedBy } from '../../language/routed.js';
import { asksWhereIAm, takesUp } from '../../language/takes-up.js';
import { readRouting } from '../../language/routing/read-routing.js';
import { understand } from '../../language/understand.js';
import type { Intent } from '../../language/understanding.js';
import { goBack } from './back.js';
import { barred } from './barred.js';
import { draftsNamed } from './drafts.js';
import type { FileRef, Saying } from './flow.js';
import { onFilesInSpace, onSecret, warnOfFiles } from './in-space.js';
import { onPress } from './press.js';
import type { LoadedFlow } from './registry.js';
import { begin, cancel, reshow, resume, resumeDraft, resumeKept, take } from './run.js';
import type { Conversation, Session } from './session.js';
import { isUnfinished } from './show-live.js';
import { contextFor, heldBy, menu, readingOf, say, titleOf, type Turn, type TurnContext } from './turn.js';

/** Longer texts are not read: no answer of ours needs them, and a guess at them would be worse than a question. */
const maxTextLength = 8_000;

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
  const end = await barred(turn, conversation, live);
  // What begins something else does so, also here.
  const wanted = said.intent === undefined ? undefined : turn.registry.byIntent(said.intent)?.flow.id;
  if (end !== undefined) return wanted === undefined || wanted === live.flow ? end : undefined;
  const outcome = await step.text(said, data.data, contextFor(heldBy(turn, live), loaded, conversation));
  if (outcome?.type === 'press') {
    return onPress(turn, conversation, { ...outcome.inputs, t: live.token, a: outcome.action });
  }
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
  const view = await step.view(data.data, contextFor(heldBy(turn, live), loaded, conversation));
  const ids = Object.keys(step.input.shape);
  return Object.fromEntries(ids.map((id) => [id, view[id] ?? '']));
}

/** `continue Houston` takes up the draft of that name; where several fit, all drafts are shown. */
async function takeUpNamed(
  turn: TurnContext,
  conversation: Conversation,
  text: string,
): Promise<Turn | undefined> {
  const name = takesUp(text);
  const [id, ...others] = name === undefined ? [] : draftsNamed(turn, conversation, name);
  if (id === undefined) return undefined;
  const list = turn.registry.byIntent('drafts');
  if (others.length > 0 && list !== undefined) return begin(turn, conversation, list);
  return resumeDraft(turn, conversation, id);
}

/** A title as it may be typed: with a full stop, or another apostrophe. */
const asTitle = (text: string): string =>
  text
    .trim()
    .replace(/(?<![.!?])[.!?]+$/, '')
    .replaceAll('’', "'")
    .toLowerCase();

/** The flow that home offers under this very title. */
async function titled(turn: TurnContext, text: string): Promise<LoadedFlow | undefined> {
  const { registry, services } = turn;
  const title = asTitle(text);
  const found = registry.flows.find(
    (one) => one.flow.rank !== undefined && asTitle(titleOf(one, services.locale)) === title,
  );
  const offered = found === undefined ? [] : await menu(turn);
  return offered.some(({ flow }) => flow === found?.flow.id) ? found : undefined;
}

/** The button whose title is written, or the first one of a form when all that is written is a yes. */
function buttonMeant(
  { registry }: TurnContext,
  live: Session | undefined,
  text: string,
): Session['buttons'][string] | undefined {
  if (live === undefined) return undefined;
  const step = registry.find(live.flow)?.flow.steps[live.step];
  const [first] = Object.values(live.buttons);
  const isForm = step?.final !== true && first?.['a'] !== 'back' && first?.['a'] !== 'cancel';
  const title = asTitle(text);
  const named = Object.entries(live.buttons).find(([name]) => asTitle(name) === title)?.[1];
  return named ?? (isForm && agrees(text) ? first : undefined);
}

async function onWords(turn: TurnContext, conversation: Conversation, text: string): Promise<Turn> {
  const { live } = conversation;
  if (text.length > maxTextLength) return reshow(turn, conversation, 'tooLong');
  const said: Saying = { ...understand(text), text };
  const button = buttonMeant(turn, live, text);
  if (live !== undefined && button !== undefined) {
    const end = await barred(turn, conversation, live);
    if (end !== undefined) return end;
    return onPress(turn, conversation, { ...(await shownInputs(turn, conversation, live)), ...button });
  }
  const named = await takeUpNamed(turn, conversation, text);
  if (named !== undefined) return named;
  const open = conversation.kept.length + (isUnfinished(turn, live) ? 1 : 0);
  if (open === 1 && asksWhereIAm(text)) return resumeKept(turn, conversation);
  const command = said.intent === undefined ? undefined : commands[said.intent];
  if (command !== undefined && said.confidence >= sure) return command(turn, conversation, said);
  const unfinished = isUnfinished(turn, live);
  const wanted = said.intent === undefined ? undefined : turn.registry.byIntent(said.intent);
  const offered = wanted === undefined ? await titled(turn, text) : undefined;
  if (offered !== undefined) return begin(turn, conversation, offered);
  if (wanted !== undefined && unfinished && wanted.flow.question && said.confidence >= sure) {
    return begin(turn, conversation, wanted, { seed: {}, said });
  }
  const isAside = unfinished && isDeskStory(text, said.entities);
  if (live !== undefined && !isAside) {
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

/** Words that name nothing of ours begin what they are about; in the middle of a form only a question. */
async function notUnderstood(turn: TurnContext, conversation: Conversation, said: Saying): Promise<Turn> {
  const unfinished = isUnfinished(turn, conversation.live);
  // What is typed into a form leaves the house for no language model.
  const routed = routedBy(
    unfinished ? readRouting(said.text) : await readingOf(turn, conversation, said.text),
  );
  const wanted = routed && turn.registry.byIntent(routed.intent);
  const mayBegin = !unfinished || wanted?.flow.question === true;
  if (routed === undefined || wanted === undefined || !mayBegin) {
    if (unfinished) return reshow(turn, conversation, 'notUnderstood');
    return begin(turn, conversation, turn.registry.home, { seed: {}, said });
  }
  const { desk, intent, confidence } = routed;
  if (desk !== undefined) return begin(turn, conversation, wanted, { seed: { desk, text: said.text } });
  const entities = { ...routed.entities, ...said.entities };
  return begin(turn, conversation, wanted, { seed: {}, said: { ...said, intent, confidence, entities } });
}

/** Files as an answer to the live step; undefined when it wants none, or not these. */
async function answerWithFiles(
  turn: TurnContext,
  conversation: Conversation,
  text: string,
  files: readonly FileRef[],
): Promise<Turn | undefined> {
  const { live } = conversation;
  const loaded = turn.registry.find(live?.flow ?? '');
  const data = loaded?.flow.data.safeParse(live?.data);
  const step = loaded?.flow.steps[live?.step ?? ''];
  if (live === undefined || loaded === undefined || !data?.success || step?.files === undefined)
    return undefined;
  const end = await barred(turn, conversation, live);
  if (end !== undefined) return end;
  const said: Saying = { ...understand(text), text };
  const ctx = contextFor(heldBy(turn, live), loaded, conversation);
  const outcome = await step.files(files, said, data.data, ctx);
  return outcome === undefined ? undefined : take(turn, conversation, live, outcome);
}

/** Words that begin a flow may bring the file its first step asks for, also where that step is held in the 1:1. */
async function handOn(
  turn: TurnContext,
  begun: Turn,
  text: string,
  files: readonly FileRef[],
): Promise<Turn | undefined> {
  const { moved, conversation, said, effects } = begun;
  if (moved === undefined) {
    const answered = await answerWithFiles(turn, conversation, text, files);
    const before = said.slice(0, -1);
    return (
      answered && {
        ...answered,
        said: [...before, ...answered.said],
        effects: [...effects, ...answered.effects],
      }
    );
  }
  const direct = await turn.services.inDirect?.();
  if (direct === undefined) return undefined;
  const services = { ...direct, locale: turn.services.locale };
  const there = await answerWithFiles({ ...turn, services }, { kept: [], live: moved.session }, text, files);
  const session = there?.conversation.live;
  const card = there?.said.at(-1);
  if (there === undefined || session === undefined || card === undefined) return undefined;
  return { ...begun, effects: [...effects, ...there.effects], moved: { session, said: card } };
}

async function onFiles(
  turn: TurnContext,
  conversation: Conversation,
  text: string,
  files: readonly FileRef[],
): Promise<Turn> {
  const isGroup = turn.services.space.type === 'group';
  const answered =
    isGroup && namesDocument(text) ? undefined : await answerWithFiles(turn, conversation, text, files);
  if (answered !== undefined) return answered;
  const unasked = say(turn.services.locale, 'fileUnasked', { count: files.length });
  if (text.trim() === '') {
    if (isGroup) return onFilesInSpace(turn, conversation, files);
    if (conversation.live !== undefined) return { conversation, said: [unasked], effects: [] };
    return begin(turn, conversation, turn.registry.home, undefined, { notice: unasked.markdown });
  }
  const heard = await onWords(turn, conversation, text);
  const begun = heard.moved?.session ?? heard.conversation.live;
  const isNew = begun !== undefined && begun.id !== conversation.live?.id;
  const handed = isNew ? await handOn(turn, heard, text, files) : undefined;
  // A file that the flow takes in the space itself, a list of numbers, may stand there.
  if (isGroup && (handed === undefined || handed.moved !== undefined)) {
    return warnOfFiles(turn, handed ?? heard, files, handed !== undefined);
  }
  return handed ?? { ...heard, said: [unasked, ...heard.said] };
}

export async function onMessage(
  turn: TurnContext,
  conversation: Conversation,
  { text, files }: { readonly text: string; readonly files: readonly FileRef[] },
): Promise<Turn> {
  const secret = await onSecret(turn, conversation, text);
  if (secret !== undefined) return secret;
  if (files.length > 0) return onFiles(turn, conversation, text, files);
  return text.trim() === '' ? onNothing(turn, conversation) : onWords(turn, conversation, text);
}
