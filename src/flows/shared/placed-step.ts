import { z } from 'zod';
import { defineStep, type Outcome, type Step } from '../engine/flow.js';
import card from './cards/placed.json' with { type: 'json' };
import { start } from './outcomes.js';
import type { PlaceData } from './place.js';
import { placedView, type Placed } from './placed-view.js';

export interface PlacedData extends PlaceData {
  readonly placed?: Placed | undefined;
}

const more = /\b(?:more|another|flere|mer|en til)\b/i;

const again = (flow: string, { customerId, location }: PlacedData): Outcome<never> =>
  start(flow, { customerId, locationId: location?.id });

/** The end of an ordering flow; `again` begins `flow` anew for the same place. */
export const placedStep = (flow: string): Step<PlacedData> =>
  defineStep<PlacedData, z.ZodObject>({
    card,
    input: z.object({}),
    final: true,
    view: ({ placed = { id: '', status: 'unknown' }, customerId, location }, ctx) => ({
      ...placedView(placed, customerId, ctx),
      location: location?.name ?? '',
    }),
    text: ({ text }, data) => (more.test(text) ? again(flow, data) : undefined),
    actions: {
      status: (_input, { placed }) => start('order-status', { orderId: placed?.id }),
      again: (_input, data) => again(flow, data),
    },
  });
