import { isPstnAway } from '../../errors.js';
import { z } from 'zod';
import { addressHash, addressLine } from '../../esa/address.js';
import { deedHash } from '../../esa/deed-hash.js';
import type { EsaRecord } from '../../esa/record.js';
import { setupText } from '../../reference/pstn-setup.js';
import { defineStep, type Ctx, type Outcome, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { answer, retry, start } from '../shared/outcomes.js';
import doneCard from './cards/done.json' with { type: 'json' };
import summaryCard from './cards/summary.json' with { type: 'json' };
import type { Data } from './data.js';

const noInput = z.object({});
const controlHub = 'https://admin.webex.com';

/** For views and deeds: `next` has settled all of it before. */
function settled({ location, contact, agreed }: Data) {
  if (location === undefined || contact === undefined || agreed === undefined) {
    throw new Error('The set-up is not complete');
  }
  return { location, contact, address: agreed };
}

function factsOf(data: Data, ctx: Ctx): readonly { title: string; value: string }[] {
  const { location, contact, address } = settled(data);
  const rows = [
    ['location', location.name],
    ['connection', ctx.t('options.CISCO_PSTN')],
    ['contact', `${contact.name}, ${contact.email}, ${contact.phone}`],
    ['address', addressLine(address)],
  ] as const;
  return rows.map(([key, value]) => ({ title: ctx.t(`setup.${key}`), value }));
}

function recordOf(data: Data, addressId: string | undefined, ctx: Ctx): EsaRecord {
  const { location, address } = settled(data);
  return {
    target: 'location',
    id: location.id,
    customerId: location.customerId,
    locationId: location.id,
    address,
    at: ctx.now.toISOString(),
    by: { id: ctx.person.id, email: ctx.person.email },
    from: 'enable-pstn',
    ...(addressId === undefined ? {} : { addressId }),
  };
}

/** Chosen once, however often it is pressed; only with the address the card shows. */
async function enable(hash: string, data: Data, ctx: Ctx): Promise<Outcome<Data>> {
  const { location, contact, address } = settled(data);
  if (hash !== addressHash(address)) return retry('compare.notShown');
  try {
    const key = `${data.draft}:${deedHash(location.id, address)}`;
    const result = await ctx.pstn.enableCiscoPstn(location.id, { contact, address }, key, ctx.person);
    if (result.ok) {
      const record = recordOf(data, result.addressId, ctx);
      return { type: 'answer', data: { done: 'enabled' }, effects: [{ type: 'esa-saved', record }] };
    }
    return result.why === 'by_hand'
      ? answer<Data>({ done: 'prepared' })
      : retry('summary.refused', { reason: result.reason });
  } catch (error) {
    if (!isPstnAway(error)) throw error;
    return retry('summary.down');
  }
}

/** Everything once more. Webex lets nobody choose Cisco PSTN through its interface: then it is done in Control Hub. */
export const summaryStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: summaryCard,
  input: noInput,
  ready: ({ agreed, contact }) => agreed !== undefined && contact !== undefined,
  async view(data, ctx) {
    const { location, address } = settled(data);
    const canEnable = await ctx.pstn.canEnable(location.id);
    const button = canEnable
      ? { a: 'enable', name: ctx.t('summary.enable') }
      : { a: 'prepare', name: ctx.t('summary.prepare') };
    return {
      eyebrow: eyebrow(ctx, location.customerId),
      facts: factsOf(data, ctx),
      how: canEnable ? ctx.t('summary.here') : setupText('control_hub', ctx.locale),
      buttons: [{ ...button, hash: addressHash(address) }],
    };
  },
  deeds: { enable: { deed: 'enable_pstn', customer: ({ location }) => location?.customerId } },
  actions: {
    enable: (_input, data, ctx, hash) => enable(hash, data, ctx),
    prepare: () => answer<Data>({ done: 'prepared' }),
    contact: () => ({ type: 'change', step: 'contact' }),
    address: () => answer<Data>({ agreed: undefined, entered: undefined, lookup: undefined }),
  },
});

/** On the plan: on with numbers, or enough for now. Otherwise what to type in Control Hub. */
export const doneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card: doneCard,
  input: noInput,
  final: true,
  view(data, ctx) {
    const { location } = settled(data);
    const isEnabled = data.done === 'enabled';
    return {
      eyebrow: eyebrow(ctx, location.customerId),
      heading: ctx.t(`headings.${data.done ?? 'prepared'}`, { location: location.name }),
      facts: factsOf(data, ctx),
      how: isEnabled ? ctx.t('done.next') : setupText('control_hub', ctx.locale),
      note: isEnabled ? '' : ctx.t('done.notSaved'),
      orders: isEnabled ? [{ name: ctx.t('done.order') }] : [],
      links: isEnabled ? [] : [{ url: controlHub }],
    };
  },
  actions: {
    order: (_input, { location }) =>
      start('order-numbers', { customerId: location?.customerId, locationId: location?.id }),
  },
});
