import type { LoaSignature } from '../../../orders/port/port-order.js';
import type { Ctx, Outcome } from '../../engine/flow.js';
import { retry } from '../outcomes.js';

/** The person who signs, as the account names the authorised one. */
export function splitName(name: string | undefined): { firstName: string; lastName: string } {
  const words = (name ?? '').trim().split(/\s+/);
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

const named = /^.{1,60}$/u;

/** Who signs, or what is missing. */
export function signatureFrom<D>(
  typed: { firstName: string; lastName: string; jobTitle: string },
  ctx: Ctx,
): LoaSignature | Outcome<D> {
  const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');
  const signature = {
    firstName: tidy(typed.firstName),
    lastName: tidy(typed.lastName),
    jobTitle: tidy(typed.jobTitle),
  };
  for (const [key, value] of Object.entries(signature)) {
    if (!named.test(value)) return retry(`problems.${key}`);
  }
  return { ...signature, at: ctx.now.toISOString() };
}
