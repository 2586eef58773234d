import type { Ctx, Outcome, Saying } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { tooMany } from '../shared/allowance.js';
import { answer, retry } from '../shared/outcomes.js';
import { formatNumber, numbersIn } from '../shared/phone-format.js';
import { meansAll } from '../shared/said.js';
import { hearWhere } from '../shared/where.js';
import type { Data } from './data.js';
import { rowsIn } from './rows.js';
import { secure } from './secure.js';

/** Checks the rules on what is picked, holds it, and goes on to the summary. */
export async function settlePicks(picks: readonly string[], data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  if (picks.length === 0) return retry('numbers.noneTicked');
  const excess = tooMany(picks.length, customerOf(ctx, data.customerId), ctx, 'chosen');
  if (excess !== undefined) return { type: 'retry', problem: excess, data: { picked: [...picks] } };
  const held = await secure(picks, data, ctx);
  return held.picked.length === 0
    ? answer<Data>({ ...held, foundFor: undefined, agreed: undefined })
    : answer<Data>({ ...held, agreed: true });
}

/** Numbers picked in words: pasted, all of them, or by their rows in the list. */
export async function hearPicks(said: Saying, data: Data, ctx: Ctx): Promise<Outcome<Data> | undefined> {
  const listed = (data.found ?? []).map(({ number }) => number);
  const pasted = numbersIn(said.text);
  const missing = pasted.filter((number) => !listed.includes(number));
  if (missing.length > 0)
    return retry('numbers.notListed', { numbers: missing.map(formatNumber).join(', ') });
  if (pasted.length > 0) return settlePicks(pasted, data, ctx);
  if (meansAll(said)) return settlePicks(listed, data, ctx);
  const rows = rowsIn(said.text);
  if (rows === undefined) return undefined;
  if (rows.every((row) => row >= 1 && row <= listed.length)) {
    return settlePicks(
      listed.filter((_, index) => rows.includes(index + 1)),
      data,
      ctx,
    );
  }
  const isArea = hearWhere(said.text, said.entities)?.areaCode !== undefined;
  return isArea ? undefined : retry('numbers.noSuchRow', { total: listed.length });
}
