import type { Opening } from './flow.js';
import { emptyConversation } from './session.js';
import { engineTexts, show, type Said } from './show.js';
import { contextFor, type TurnContext } from './turn.js';

/**
 * Says outside any conversation how an order stands: the card of the flow that announces orders, without
 * buttons. Nothing when the order may not be shown where it was placed any more.
 */
export async function announceOrder(turn: TurnContext, orderId: string): Promise<Said | undefined> {
  const loaded = turn.registry.flows.find(({ flow }) => flow.announcesOrders !== undefined);
  if (loaded === undefined) return undefined;
  const ctx = contextFor(turn, loaded, emptyConversation);
  const opening: Opening = { seed: { orderId } };
  const next = await loaded.flow.next(await loaded.flow.begin(opening, ctx), ctx);
  if ('start' in next || next.step !== loaded.flow.announcesOrders) return undefined;
  const notice = engineTexts.format(ctx.locale, 'orderChanged');
  const data: unknown = next.data;
  const shown = await show({
    loaded,
    step: next.step,
    data,
    ctx,
    token: '',
    canGoBack: false,
    aside: true,
    notice,
  });
  return shown.said;
}
