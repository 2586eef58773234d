import { open } from './arrive.js';
import { emptyConversation } from './session.js';
import { isPrivate } from './show-live.js';
import { engineTexts, show, type Said } from './show.js';
import { contextFor, type NoticeTarget, type TurnContext } from './turn.js';

/** What is told without being asked: a step of a flow, begun with `seed`. */
export interface Announcement extends NoticeTarget {
  /** Nothing is told when the flow leads to another step. */
  readonly step?: string;
  /** The sentence above the card; else the engine's own of that key, else none. */
  readonly notice?: string;
  readonly noticeKey?: 'orderChanged' | 'orderFollowed' | 'orderPlaced';
}

/** The card, and what its buttons lead to: to be written down under the token before the card is sent. */
export interface Told {
  readonly said: Said;
  readonly notice: NoticeTarget & { readonly token: string };
}

export async function tell(turn: TurnContext, announcement: Announcement): Promise<Told | undefined> {
  const { flow, seed, step, notice, noticeKey } = announcement;
  const loaded = turn.registry.get(flow);
  const ctx = contextFor(turn, loaded, emptyConversation);
  const next = await open(ctx, loaded, { seed });
  if ('start' in next || (step !== undefined && next.step !== step)) return undefined;
  if (turn.services.space.type === 'group' && isPrivate(loaded, next.step, next.data)) return undefined;
  const above = notice ?? (noticeKey === undefined ? undefined : engineTexts.format(ctx.locale, noticeKey));
  const token = turn.newToken();
  const { said } = await show({
    loaded,
    step: next.step,
    data: next.data,
    ctx,
    token,
    canGoBack: false,
    told: true,
    ...(above === undefined ? {} : { notice: above }),
  });
  return { said, notice: { token, flow, seed } };
}

export async function announceOrder(
  turn: TurnContext,
  orderId: string,
  options: Pick<Announcement, 'notice' | 'noticeKey'> = { noticeKey: 'orderChanged' },
): Promise<Told | undefined> {
  const loaded = turn.registry.flows.find(({ flow }) => flow.announcesOrders !== undefined);
  if (loaded?.flow.announcesOrders === undefined) return undefined;
  const { id: flow, announcesOrders: step } = loaded.flow;
  return tell(turn, { flow, step, seed: { orderId, told: true }, ...options });
}
