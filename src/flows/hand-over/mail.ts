import { readMail } from '../../language/mail/read-mail.js';
import { orderStatuses } from '../../orders/order.js';
import type { Location, Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { visibleOrder } from '../shared/orders.js';
import { readDate, readTime } from '../shared/port/read-date.js';
import { today } from '../shared/port/days.js';
import { maxWords, type Report } from './data.js';

interface Named {
  /** Those the person may see. */
  readonly found: readonly Order[];
  readonly ids: readonly string[];
  /** All ids are those of one order, known here or not. */
  readonly isAlone: boolean;
}

/** The orders a mail names. */
export async function ordersIn(mail: string, ctx: Ctx): Promise<Named> {
  const ids = readMail(mail).orderIds;
  const seen = await Promise.all(ids.slice(0, 20).map((id) => visibleOrder(id, ctx)));
  const found = seen.filter((order) => order !== undefined);
  const orders = new Map(found.map((order) => [order.id, order]));
  return { found: [...orders.values()], ids, isAlone: orders.size + ids.length - found.length === 1 };
}

/** What a mail tells of an order; without a status where it does not plainly say one, or might of another order. */
export function reportIn(mail: string, isAlone: boolean, location: Location | undefined, ctx: Ctx): Report {
  const { status: told, said } = readMail(mail);
  const status = isAlone ? orderStatuses.find((one) => one === told) : undefined;
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
