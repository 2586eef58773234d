import { z } from 'zod';
import type { EsaAddress } from '../../../esa/address.js';
import { lacksHouse } from '../../../esa/house-and-unit.js';
import { addressFormat, countryName, labelsOfAddress } from '../../../reference/address-formats.js';
import { esaFact } from '../../../reference/esa-facts.js';
import { stateName } from '../../../reference/states.js';
import { defineStep, type Ctx, type Outcome, type Saying, type Step } from '../../engine/flow.js';
import { eyebrow } from '../access.js';
import { answer } from '../outcomes.js';
import { isElsewhere } from '../said.js';
import card from './cards/address.json' with { type: 'json' };
import type { EsaData } from './data.js';
import { isAddress, readAddress, spread } from './read-address.js';

const text = z.string().max(2_000).default('');
const input = z.object({
  address1: text,
  address2: text,
  city: text,
  state: text,
  postalCode: text,
  line: text,
});

/** What the button says that goes on without a house number. */
const unnumbered = 'unnumbered';

const empty = { address1: '', address2: '', city: '', state: '', postalCode: '' };

const goOn = (ctx: Ctx) => [{ x: unnumbered, name: ctx.t('address.unnumbered') }];

export interface AddressWords {
  /** What the address is for, e.g. `Maria Lopez · (713) 555-0191`. */
  readonly about: (data: EsaData, ctx: Ctx) => string;
  /** The address that is changed, as far as the bot knows it: people seldom change all of it. */
  readonly known?: (data: EsaData, ctx: Ctx) => Promise<EsaAddress | undefined>;
}

/** Where the fields of the country stand; the card has each twice where their order differs. */
function layout(country: Parameters<typeof addressFormat>[0]) {
  const { order } = addressFormat(country);
  const before = (one: string, other: string): boolean =>
    order.findIndex((field) => field === one) < order.findIndex((field) => field === other);
  return {
    unitFirst: before('address2', 'address1'),
    unitLast: before('address1', 'address2'),
    codeFirst: before('postalCode', 'city'),
    codeLast: before('city', 'postalCode'),
    hasState: order.includes('state'),
  };
}

function hear(said: Saying, { location }: EsaData, ctx: Ctx): Outcome<EsaData> | undefined {
  if (location === undefined || said.text.length > 2_000) return undefined;
  if (isAddress(said, location)) return answer<EsaData>(spread(said.text, location, ctx));
  return isElsewhere(said, ['edit_esa', 'enable_pstn']) || !/\d/.test(said.text)
    ? undefined
    : answer<EsaData>(spread(said.text, location, ctx));
}

/** The form of the location's country; an address pasted on one line is spread over it first. */
export const addressStep = ({ about, known }: AddressWords): Step<EsaData> =>
  defineStep<EsaData, typeof input>({
    card,
    input,
    ready: ({ location }) => location !== undefined,
    async view(data, ctx) {
      const { location, typed } = data;
      const before = await known?.(data, ctx);
      const country = location?.country ?? 'US';
      const labels = labelsOfAddress(country, ctx.locale);
      const start = { city: location?.city ?? '', state: location?.state ?? '' };
      const parts = typed ?? { ...empty, ...(before ?? start) };
      return {
        eyebrow: eyebrow(ctx, location?.customerId),
        about: about(data, ctx),
        ...layout(country),
        ...parts,
        country: countryName(country, ctx.locale),
        labels: { ...labels, state: labels.state ?? '–' },
        state: parts.state.length === 2 ? stateName(parts.state, ctx.locale) : parts.state,
        line: '',
        unnumbered: typed !== undefined && lacksHouse(typed, country) ? goOn(ctx) : [],
        postal: esaFact('not_location_address', ctx.locale),
      };
    },
    actions: {
      async check({ line, ...typed }, { location }, ctx, pressed) {
        if (location === undefined) return { type: 'retry' };
        const isPasted = line.trim() !== '';
        const read = isPasted
          ? spread(line, location, ctx)
          : await readAddress(typed, location, ctx, pressed === unnumbered);
        return answer<EsaData>(read);
      },
    },
    text: (said, data, ctx) => hear(said, data, ctx),
  });
