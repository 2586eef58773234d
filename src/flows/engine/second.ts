/** Four eyes: what the customer's rules do not let one person do alone waits for the press of another. */
import { createHash } from 'node:crypto';
import { secondOf } from '../../reference/deeds.js';
import type { ApprovalRules, Approval, Ctx, DeedOf, Outcome } from './flow.js';
import { open, arrive } from './arrive.js';
import { barred } from './barred.js';
import { nameOf, setAside } from './drafts.js';
import { withEffects } from './effects.js';
import type { LoadedFlow } from './registry.js';
import { may } from './rights.js';
import { resume, take } from './run.js';
import { emptyConversation, without, type Conversation, type Session } from './session.js';
import { isPrivate, isUnfinished, showLive } from './show-live.js';
import { engineTexts, show, type Said } from './show.js';
import type { Told } from './tell.js';
import { contextFor, heldBy, say, type Turn, type TurnContext } from './turn.js';

export interface Press {
  readonly action: string;
  readonly arg: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

const waitMs = 24 * 60 * 60 * 1000;

/** Whether the rules ask for a second person. */
export async function needsSecond(
  pressed: DeedOf<unknown>,
  customerId: string,
  data: unknown,
  ctx: Ctx,
): Promise<boolean> {
  const kind = secondOf(pressed.deed);
  if (kind === undefined) return false;
  const rules: ApprovalRules = await ctx.rules(customerId);
  if (kind !== 'quantity') return rules[kind] === true;
  const quantity = await pressed.quantity?.(data, ctx);
  return rules.orderAbove !== undefined && (quantity ?? 0) > rules.orderAbove;
}

/** As it was when it was asked for: what only tells the time is no change. */
const frozen = (turn: TurnContext, at: string): TurnContext => ({
  ...turn,
  services: { ...turn.services, now: new Date(at) },
});

function stepOf(turn: TurnContext, session: Session) {
  const loaded = turn.registry.find(session.flow);
  const data = loaded?.flow.data.safeParse(session.data);
  const step = loaded?.flow.steps[session.step];
  if (loaded === undefined || step === undefined || !data?.success) return undefined;
  return session.version === loaded.flow.version ? { loaded, step, data: data.data as unknown } : undefined;
}

/** What stands on the card, as one word: it is carried out only while that is still what would stand there. */
async function shownHash(asked: TurnContext, session: Session, at: string): Promise<string | undefined> {
  const found = stepOf(asked, session);
  if (found === undefined) return undefined;
  const ctx = contextFor(heldBy(frozen(asked, at), session), found.loaded, emptyConversation);
  const frame = { token: '', canGoBack: false, told: true };
  const { said } = await show({ ...found, step: session.step, ctx, ...frame });
  return createHash('sha256').update(JSON.stringify(said.card?.body)).digest('hex');
}

const flowOf = ({ registry }: TurnContext): LoadedFlow => {
  const found = registry.flows.find(({ flow }) => flow.showsApprovals === true);
  if (found === undefined) throw new Error('No flow shows what waits for a second person');
  return found;
};

/** In place of the deed: the draft waits where nobody changes it, and the person hears for whom. */
export async function askSecond(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  { action, arg, raw }: Press,
  about: Pick<Approval, 'deed' | 'customerId'>,
): Promise<Turn> {
  const { person, locale, space, now } = turn.services;
  const at = now.toISOString();
  const approval: Approval = {
    ...about,
    id: turn.newToken(),
    session,
    press: { action, arg, inputs: raw },
    by: { id: person.id, email: person.email },
    locale,
    space,
    origin: session.origin ?? turn.services.origin,
    at,
    until: new Date(now.getTime() + waitMs).toISOString(),
    hash: (await shownHash(turn, session, at)) ?? '',
  };
  const loaded = flowOf(turn);
  const kept = { kept: without(conversation.kept, session) };
  const people = await turn.services.whoCan(about.deed, about.customerId);
  const waiting = { id: approval.id, title: nameOf(turn, session), people, until: approval.until };
  const next = await open(contextFor(turn, loaded, kept), loaded, { seed: { waiting, ...about } });
  const { place } = await arrive(turn, kept, { id: turn.newToken(), loaded, next, trail: [] });
  const shown = await showLive(turn, kept, place);
  return withEffects(shown, [{ type: 'ask-second', approval }]);
}

/** The very card, with two buttons, for another person; undefined where it may not be shown. */
export async function secondCard(asked: TurnContext, approval: Approval): Promise<Told | undefined> {
  const { session, customerId, deed, by, at, id } = approval;
  const found = stepOf(asked, session);
  const { services } = asked;
  if (found === undefined || !may(services, 'see_orders', customerId)) return undefined;
  if (services.space.type === 'group' && isPrivate(found.loaded, session.step, found.data)) return undefined;
  const ctx = contextFor(heldBy(frozen(asked, at), session), found.loaded, emptyConversation);
  const customer = services.access.find((one) => one.customer.id === customerId)?.customer.name ?? '';
  const text = (key: string): string => engineTexts.format(services.locale, key, { who: by.email, customer });
  const token = asked.newToken();
  const { said } = await show({
    ...found,
    step: session.step,
    ctx,
    token,
    canGoBack: false,
    told: true,
    notice: text('secondAsked'),
    decisions: [
      { a: 'approve', title: text('approve') },
      { a: 'decline', title: text('decline') },
    ],
  });
  return { said, notice: { token, flow: flowOf(asked).flow.id, seed: { approvalId: id, deed } } };
}

/** Its card stays as it was asked for: it tells until when was promised, and longer is no breach. */
export async function renewHeld(asked: TurnContext, approval: Approval): Promise<string | undefined> {
  const { session, deed, customerId } = approval;
  const found = stepOf(asked, session);
  if (found === undefined || !may(asked.services, deed, customerId)) return undefined;
  const ctx = contextFor(heldBy(asked, session), found.loaded, emptyConversation);
  return found.loaded.flow.renew?.(found.data, ctx);
}

/** The draft comes back to its owner, with what became of it. */
async function giveBack(
  turn: TurnContext,
  conversation: Conversation,
  session: Session,
  notice: string,
): Promise<Turn> {
  const { live, kept } = conversation;
  if (!isUnfinished(turn, live)) {
    return resume(turn, { kept: without(kept, session) }, session, { notice });
  }
  const title = nameOf(turn, session);
  const way = engineTexts.format(turn.services.locale, 'secondKept', { title });
  return {
    conversation: { ...conversation, kept: [...without(kept, session), session] },
    said: [{ markdown: `${notice} ${way}` }],
    effects: [],
  };
}

/** Nothing was done before; now it is done once, under the key of the draft, if it is still what was approved. */
async function carryOut(turn: TurnContext, conversation: Conversation, approval: Approval): Promise<Turn> {
  const { session, press, deed, customerId, decision } = approval;
  const { locale } = turn.services;
  const found = stepOf(turn, session);
  const run = found?.step.actions[press.action];
  const input = found?.step.input.safeParse(press.inputs);
  const lost = engineTexts.format(locale, 'secondLost');
  if (found === undefined || run === undefined || !input?.success) {
    return giveBack(turn, conversation, session, lost);
  }
  const end = await barred(turn, conversation, session);
  if (end !== undefined) return end;
  const ctx = contextFor(heldBy(turn, session), found.loaded, conversation);
  if (!may(ctx, deed, customerId)) return giveBack(turn, conversation, session, lost);
  if ((await shownHash(turn, session, approval.at)) !== approval.hash) {
    const again = await askSecond(turn, conversation, session, { ...press, raw: press.inputs }, approval);
    return { ...again, said: [say(locale, 'secondChanged'), ...again.said] };
  }
  const outcome = (await run(input.data as never, found.data, ctx, press.arg)) as Outcome<unknown>;
  const aside = isUnfinished(turn, conversation.live)
    ? await setAside(turn, conversation, conversation.live)
    : { conversation: { kept: conversation.kept }, said: [] as readonly Said[] };
  const done = await take(turn, aside.conversation, session, outcome);
  // Numbers may be gone that could not be held so long: then it goes on where that is said.
  const isDone = done.effects.length > 0 || !isUnfinished(turn, done.conversation.live);
  const told = say(locale, isDone ? 'secondApproved' : 'secondNotDone', { who: decision?.by ?? '' });
  return { ...done, said: [...aside.said, told, ...done.said] };
}

/** What was asked for is decided, or nobody decided in time. */
export async function onSecond(
  turn: TurnContext,
  conversation: Conversation,
  approval: Approval,
): Promise<Turn> {
  const { session, decision, by } = approval;
  const { locale } = turn.services;
  if (decision?.approve === true) return carryOut(turn, conversation, approval);
  const own = decision?.by === by.email;
  const key = decision === undefined ? 'secondLapsed' : own ? 'secondWithdrawn' : 'secondDeclined';
  const notice = engineTexts.format(locale, key, { who: decision?.by ?? '' });
  return giveBack(turn, conversation, session, notice);
}
