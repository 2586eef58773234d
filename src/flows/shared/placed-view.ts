import type { View } from '../../cards/card.js';
import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { statusTexts } from '../../reference/statuses.js';
import { z } from 'zod';
import type { Order } from '../../pstn/provider.js';
import type { Ctx } from '../engine/flow.js';
import { may } from '../engine/rights.js';
import { eyebrow } from './access.js';

/** What stays of an order in the draft that placed it. */
export const placedSchema = z.object({
  id: z.string(),
  status: z.string(),
  termsUrl: z.string().optional(),
});
export type Placed = z.infer<typeof placedSchema>;

export const placedOf = ({ id, status, terms }: Order): Placed => ({ id, status, termsUrl: terms?.url });

/** Terms that can be accepted by this person: a partner may order, but not accept for the customer. */
export const termsLinks = (
  url: string | undefined,
  customerId: string | undefined,
  ctx: Ctx,
): readonly { readonly url: string }[] =>
  url !== undefined && may(ctx, 'accept_terms', customerId) ? [{ url }] : [];

/** The view of an order just placed: its number, its status, and what happens next. */
export function placedView(placed: Placed, customerId: string | undefined, ctx: Ctx): View {
  const { id, status, termsUrl } = placed;
  const texts = statusTexts('new', status, ctx.locale);
  const links = termsLinks(termsUrl, customerId, ctx);
  const byCustomer = termsUrl !== undefined && links.length === 0;
  return {
    eyebrow: eyebrow(ctx, customerId),
    orderId: id,
    status: texts.label,
    meaning: texts.meaning,
    terms: [
      ...(termsUrl === undefined ? [] : [whyNewNumbers('terms_activate', ctx.locale)]),
      ...(byCustomer ? [whyNewNumbers('terms_customer', ctx.locale)] : []),
    ].join(' '),
    links,
  };
}

/** What to know of the terms of use before ordering: who can accept them, or what they are for. */
export const termsRule = (customerId: string | undefined, ctx: Ctx): string =>
  whyNewNumbers(may(ctx, 'accept_terms', customerId) ? 'terms_activate' : 'terms_customer', ctx.locale);
