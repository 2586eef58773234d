import type { View } from '../../cards/card.js';
import type { Ctx } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { holdText } from '../shared/hold-text.js';
import { compactNumbers, formatNumber } from '../shared/phone-format.js';
import { whereText } from '../shared/where.js';
import type { Data } from './data.js';
import { pageSize } from './secure.js';

/** One sentence on what was taken meanwhile and what is offered instead; empty when nothing was. */
export function swapText({ swap }: Data, ctx: Ctx): string {
  if (swap === undefined) return '';
  const params = {
    taken: compactNumbers(swap.taken),
    takenCount: swap.taken.length,
    offered: compactNumbers(swap.offered),
    offeredCount: swap.offered.length,
  };
  return ctx.t(swap.offered.length === 0 ? 'swap.gone' : 'swap.replaced', params);
}

export function numbersView(data: Data, ctx: Ctx): View {
  const { found = [], picked = [], page = 0, quantity = 0, where = {} } = data;
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  const severalCities = new Set(found.map(({ city }) => city)).size > 1;
  const last = Math.max(0, Math.ceil(found.length / pageSize) - 1);
  return {
    eyebrow: eyebrow(ctx, data.customerId),
    where: whereText(where, ctx),
    location: data.location?.name ?? '',
    count: picked.length,
    quantity,
    from: page * pageSize + 1,
    to: page * pageSize + shown.length,
    total: found.length,
    rows: shown.map(({ number, city }, index) => ({
      id: number,
      name: [
        `${page * pageSize + index + 1} · ${formatNumber(number)}`,
        ...(severalCities ? [city] : []),
      ].join(' · '),
    })),
    numbers: shown
      .map(({ number }) => number)
      .filter((number) => picked.includes(number))
      .join(','),
    fewer: found.length < quantity ? ctx.t('numbers.fewer', { found: found.length, quantity }) : '',
    swap: swapText(data, ctx),
    hold: holdText(data.heldUntil, data.location, ctx),
    pages: [
      ...(page < last ? [{ to: String(page + 1), name: ctx.t('numbers.more') }] : []),
      ...(page > 0 ? [{ to: String(page - 1), name: ctx.t('numbers.earlier') }] : []),
    ],
  };
}
