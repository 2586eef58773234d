import { z } from 'zod';
import { abilities, byHand, type Ability } from '../../reference/abilities.js';
import { deeds } from '../../reference/deeds.js';
import { whyNewNumbers, type NewNumbersPolicyId } from '../../reference/policies-new-numbers.js';
import type { Location } from '../../pstn/provider.js';
import { defineStep, type Ctx, type Next, type Step } from '../engine/flow.js';
import { refusal } from '../engine/rights.js';
import card from './cards/stop.json' with { type: 'json' };
import { start } from './outcomes.js';

const reasons = [
  'notConnected',
  'noAccess',
  'hiddenHere',
  'whichCustomer',
  'notAllowed',
  'orderOutOfReach',
  'placeOutOfReach',
  'noLocations',
  'trialUsed',
  'blocksPaidOnly',
  'blocksByRequest',
  'blocksByHand',
  'trialNoPort',
  'numbersUnread',
  'byHand',
  'refused',
] as const;

/** Why a flow cannot go on, and the flow that leads further, if there is one. */
export const stopSchema = z.object({
  reason: z.enum(reasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** With `notAllowed`: what the person may not do, and for which customers. */
  deed: z.enum(deeds).optional(),
  customerIds: z.array(z.string()).optional(),
  /** With `byHand`: what the back end cannot do. */
  ability: z.enum(abilities).optional(),
  offer: z.string().optional(),
  seed: z.record(z.string(), z.unknown()).optional(),
});
export type Stop = z.infer<typeof stopSchema>;

export interface StopData {
  readonly stop?: Stop | undefined;
}

export const stopped = <D extends StopData>(data: D, stop: Stop): Next<D> => ({
  step: 'stop',
  data: { ...data, stop },
});

/** Why somebody sees no customer at all. */
export const nothingToSee = ({ hiddenHere, choices = [], person }: Ctx): Stop =>
  choices.length > 0
    ? { reason: 'whichCustomer', offer: 'space-customer' }
    : hiddenHere
      ? { reason: 'hiddenHere' }
      : { reason: 'noAccess', params: { email: person.email } };

/** Why somebody may not do what the flow is there to do, for that customer or for any of theirs. */
export const notAllowed = (
  { access, deed }: Ctx,
  customerId: string | undefined,
  way: Pick<Stop, 'deed' | 'offer' | 'seed'> = {},
): Stop => ({
  reason: 'notAllowed',
  deed,
  customerIds: customerId === undefined ? access.map(({ customer }) => customer.id) : [customerId],
  ...way,
});

/** The back end cannot do it, so a person does it in Control Hub. */
export const lacking = (ability: Ability, location?: Location): Stop => ({
  reason: 'byHand',
  ability,
  params: { location: location?.name ?? '' },
  offer: 'order-status',
});

/** The rule of the Calling Plan behind a reason. */
const rules: Partial<Record<Stop['reason'], NewNumbersPolicyId>> = {
  noLocations: 'location_enabled',
  trialUsed: 'trial_limit',
  blocksPaidOnly: 'block_paid_only',
  blocksByRequest: 'by_request',
};

const controlHub = 'https://admin.webex.com';
const inControlHub: readonly Stop['reason'][] = ['notConnected', 'noLocations', 'numbersUnread', 'byHand'];

/** The end of a flow that cannot go on: the reason, and the way out. */
export const stopStep: Step<StopData> = defineStep<StopData, z.ZodObject>({
  card,
  input: z.object({}),
  final: true,
  async view({ stop = { reason: 'refused' as const } }, ctx) {
    const { reason, offer, deed = ctx.deed, customerIds = [], ability = 'file_orders' } = stop;
    const rule = rules[reason];
    const told = rule === undefined ? {} : { rule: whyNewNumbers(rule, ctx.locale) };
    const whose = reason === 'notAllowed' ? await refusal(deed, customerIds, ctx) : {};
    const { label, hand } = byHand(ability, ctx.locale);
    const params = { rule: '', ability: label, hand, ...stop.params, ...told, ...whose };
    return {
      heading: ctx.t(`stop.${reason}.heading`, params),
      why: ctx.t(`stop.${reason}.why`, params),
      way: ctx.t(`stop.${reason}.way`, params),
      offers: offer === undefined ? [] : [{ flow: offer, name: ctx.titleOf(offer) }],
      links: inControlHub.includes(reason) ? [{ url: controlHub }] : [],
    };
  },
  actions: {
    start: (_input, { stop }, _ctx, flow) => start(flow, stop?.seed),
  },
});
