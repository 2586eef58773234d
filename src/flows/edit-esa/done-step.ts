import { z } from 'zod';
import { isPstnFault } from '../../errors.js';
import { addressLine } from '../../esa/address.js';
import { defineStep, type Ctx, type Step } from '../engine/flow.js';
import { eyebrow } from '../shared/access.js';
import { formatDay } from '../shared/moments.js';
import { answer, start } from '../shared/outcomes.js';
import card from './cards/done.json' with { type: 'json' };
import type { Data } from './data.js';
import { ofLocation } from './find.js';
import { hangLines, knownAddress, nameOf, placeOf, type Place } from './known.js';
import { nextReviewOf } from './register-rows.js';

const noInput = z.object({});

/** What holds from now on. */
async function savedLine(data: Data, ctx: Ctx): Promise<string> {
  const place = placeOf(data);
  const address = data.savedAs ?? (await knownAddress(ofLocation(place.location), ctx));
  const line = address === undefined ? 'none' : addressLine(address);
  return ctx.t(`done.${data.saved ?? 'changed'}`, { address: line, location: place.location.name });
}

/** What was saved is told whether this can be read or not. */
async function hangsNow(place: Place, ctx: Ctx): Promise<readonly string[]> {
  try {
    return await hangLines(place, ctx);
  } catch (error) {
    if (!isPstnFault(error)) throw error;
    return [ctx.t('done.unread')];
  }
}

export const doneStep: Step<Data> = defineStep<Data, typeof noInput>({
  card,
  input: noInput,
  final: true,
  async view(data, ctx) {
    const place = placeOf(data);
    const { customerId } = place.location;
    const isOn = data.reviewing === 'on';
    return {
      eyebrow: eyebrow(ctx, customerId),
      name: nameOf(place),
      line: await savedLine(data, ctx),
      hangs: (await hangsNow(place, ctx)).map((text) => ({ text })),
      review: isOn
        ? ctx.t('done.reviewed', {
            day: formatDay(await nextReviewOf(customerId, ctx), place.location.timeZone, ctx.locale),
          })
        : '',
      reviews: isOn ? [] : [{ name: ctx.t('done.remind') }],
    };
  },
  actions: {
    another: () => start('edit-esa'),
    register: (_input, { location }) =>
      start('edit-esa', { customerId: location?.customerId, view: 'register' }),
    remind: () => answer<Data>({ reviewing: 'on' }),
  },
});
