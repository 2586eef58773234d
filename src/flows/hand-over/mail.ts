import { readMail } from '../../language/mail/read-mail.js';
import { orderStatuses } from '../../orders/order.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { readDate, readTime } from '../shared/port/read-date.js';
import { today } from '../shared/port/days.js';
import { maxWords, type Report } from './data.js';

/** The orders a mail names that the person may see, and all ids in it. */
export async function ordersIn(
  mail: string,
  ctx: Ctx,
): Promise<{ readonly found: readonly Order[]; readonly ids: readonly string[] }> {
  const ids = readMail(mail).orderIds;
  const found = await Promise.all(ids.slice(0, 20).map((id) => visibleOrder(id, ctx)));
  const orders = new Map(found.flatMap((order) => (order === undefined ? [] : [[order.id, order] as const])));
  return { found: [...orders.values()], ids };
}

/** What a mail tells of an order; without a status where it does not plainly say one. */
export function reportIn(mail: string, location: Location | undefined, ctx: Ctx): Report {
  const { status: told, said } = readMail(mail);
  const status = orderStatuses.find((one) => one === told);
  const zone = location?.timeZone ?? 'UTC';
  const date =
    status === 'foc_received'
      ? readDate(said.join('\n'), today(zone, ctx.now), { country: location?.country })
      : undefined;
  const time = date === undefined ? undefined : readTime(said.join('\n'));
  return {
    words: mail.slice(0, maxWords),
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
  };
}
