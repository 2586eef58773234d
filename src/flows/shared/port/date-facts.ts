import { portDates, type PortDate } from '../../../orders/port/dates.js';
import type { Location, Order } from '../../../pstn/provider.js';
import { portDateTexts } from '../../../reference/port-dates.js';
import type { Ctx } from '../../engine/flow.js';
import { wishText, zonedText } from './days.js';

/** The four dates, each labelled and with the zone of the location. */
export const dateFacts = (order: Order, location: Location, ctx: Ctx): { title: string; value: string }[] =>
  portDates(order, location, ctx.now).map((one) => {
    const { label, none } = portDateTexts(one.id, ctx.locale);
    return { title: label, value: valueOf(one, ctx) ?? none };
  });

/** Those that are asked for, confirmed or past, without the ones still open. */
export const knownDateFacts = (
  order: Order,
  location: Location,
  ctx: Ctx,
): { title: string; value: string }[] =>
  portDates(order, location, ctx.now)
    .filter(({ id }) => id !== 'earliest')
    .flatMap((one) => {
      const value = valueOf(one, ctx);
      return value === undefined ? [] : [{ title: portDateTexts(one.id, ctx.locale).label, value }];
    });

function valueOf({ at, date, time, timeZone }: PortDate, { locale }: Ctx): string | undefined {
  if (at !== undefined) return zonedText(at, timeZone, locale);
  if (date === undefined) return undefined;
  return wishText(time === undefined ? { date } : { date, time }, timeZone, locale);
}
