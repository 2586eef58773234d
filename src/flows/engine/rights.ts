/** Who may do what, from the one table of deeds; and what somebody hears who may not. */
import type { Access } from '../../pstn/provider.js';
import { deedName, rolesFor, roleName, type Deed } from '../../reference/deeds.js';
import type { Ctx } from './flow.js';
import { inWords } from './in-words.js';
import { engineTexts } from './show.js';

type WithRights = Pick<Ctx, 'access' | 'isOperator'>;

const includes = (deed: Deed, { role }: Access): boolean => rolesFor(deed).includes(role);

/** Whether the person may do the deed for this customer, here. */
export const may = (
  { access, isOperator = false }: WithRights,
  deed: Deed,
  customerId: string | undefined,
): boolean =>
  (isOperator && rolesFor(deed).includes('operator')) ||
  access.some((one) => one.customer.id === customerId && includes(deed, one));

/** The customers the person may do the deed for. */
export const allowed = ({ access }: WithRights, deed: Deed): readonly Access[] =>
  access.filter((one) => includes(deed, one));

export interface Refusal {
  /** Which roles the deed takes, and which the person has. */
  readonly why: string;
  /** Whom to ask. */
  readonly way: string;
}

const mostNamed = 4;

async function whomToAsk(deed: Deed, customerIds: readonly string[], ctx: Ctx): Promise<string> {
  const found = await Promise.all(customerIds.map((id) => ctx.whoCan(deed, id)));
  const people = [...new Set(found.flat())].slice(0, mostNamed);
  if (people.length === 0) return engineTexts.format(ctx.locale, 'askForRole');
  return engineTexts.format(ctx.locale, 'askOne', { people: inWords(people, ctx.locale, 'or') });
}

/** What somebody hears who may not do the deed for these customers. */
export async function refusal(deed: Deed, customerIds: readonly string[], ctx: Ctx): Promise<Refusal> {
  const { locale } = ctx;
  const mine = ctx.access.filter(({ customer }) => customerIds.includes(customer.id));
  const customers = mine.map(({ customer }) => customer.name);
  const needed = rolesFor(deed).map((role) => roleName(role, locale));
  const own = new Set(mine.map(({ role }) => roleName(role, locale)));
  const why = engineTexts.format(locale, 'notAllowed', {
    deed: deedName(deed, locale),
    customer: inWords(customers, locale),
    roles: inWords(needed, locale, 'or'),
    role: inWords([...own], locale),
  });
  return { why, way: await whomToAsk(deed, customerIds, ctx) };
}
