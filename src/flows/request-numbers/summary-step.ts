import { whyNewNumbers } from '../../reference/policies-new-numbers.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { change, changeChoices, changeInput, hearChange } from '../shared/change.js';
import { isByHand } from '../shared/handed-over.js';
import { answer } from '../shared/outcomes.js';
import { submitOrder } from '../shared/submit-order.js';
import card from './cards/summary.json' with { type: 'json' };
import { isPicked, type Data } from './data.js';
import { hear } from './hear.js';

const fields = ['customer', 'location', 'request'];

/** What becomes of the request. */
const afterwards = (location: Data['location'], ctx: Ctx): string => {
  if (!isByHand(ctx)) return 'after';
  return isPicked(location) ? 'pickedByHand' : 'foundByHand';
};

async function send(data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { draft, location, customerId = '', quantity, numberType, details } = data;
  if (location === undefined || quantity === undefined || numberType === undefined) return answer<Data>({});
  const about = { key: draft, locationId: location.id, orderedBy: ctx.person };
  const asked = { quantity, numberType, ...(details === undefined ? {} : { details }) };
  const submitted = await submitOrder({ ...about, type: 'request', ...asked }, customerId, ctx);
  return submitted.taken === undefined ? submitted.outcome : answer<Data>({});
}

export const summaryStep: Step<Data> = defineStep<Data, typeof changeInput>({
  card,
  input: changeInput,
  ready: ({ location, quantity, numberType }) =>
    location !== undefined && quantity !== undefined && numberType !== undefined,
  view: ({ customerId, location, quantity, numberType = 'local', details }, ctx) => ({
    eyebrow: eyebrow(ctx, customerId),
    facts: [
      { title: ctx.t('summary.factLocation'), value: location?.name ?? '' },
      { title: ctx.t('summary.factCount'), value: String(quantity ?? 0) },
      ...(isPicked(location)
        ? []
        : [{ title: ctx.t('summary.factType'), value: ctx.t(`types.${numberType}`) }]),
      ...(details === undefined
        ? []
        : [
            { title: ctx.t(isPicked(location) ? 'summary.factArea' : 'summary.factDetails'), value: details },
          ]),
    ],
    emergency: whyNewNumbers('esa_default', ctx.locale),
    after: ctx.t(`summary.${afterwards(location, ctx)}`),
    fields: changeChoices(fields, ctx),
    field: '',
  }),
  deeds: {
    send: {
      deed: 'request_numbers',
      customer: ({ customerId }) => customerId,
      quantity: ({ quantity = 0 }) => quantity,
    },
  },
  actions: {
    send: (_input, data, ctx) => send(data, ctx),
    change: ({ field }) => change(field, fields),
  },
  text: (said, data, ctx) => hearChange<Data>(said, fields, ctx) ?? hear(said, data, ctx),
});
