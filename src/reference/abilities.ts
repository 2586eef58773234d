import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './abilities.json' with { type: 'json' };
import en from './abilities.en.json' with { type: 'json' };
import nb from './abilities.nb.json' with { type: 'json' };

/** What an ordering back end can do. What it cannot is not offered, or done by hand in Control Hub. */
export const abilities = [
  /** Single numbers are looked for, held and ordered: `states`, `inventory`, `searchNumbers`, orders of type `new`. */
  'search_numbers',
  /** The same for consecutive numbers: `searchBlocks`, orders of type `block`. */
  'search_blocks',
  /** Orders of type `request`: so many numbers; which ones is for Cisco to say. */
  'request_numbers',
  /** Orders of type `port`, with their documents. */
  'port_numbers',
  /** `portability` knows more than how a number is written. */
  'check_portability',
  /** `resubmitPort`. */
  'fix_ports',
  /** `changePort` and `cancelPort`. */
  'change_ports',
  /** Orders and their changes reach Cisco by themselves. Without it a person types them in Control Hub. */
  'file_orders',
  /** Emergency addresses are looked up and set, callback numbers told, locations put on the plan: `EmergencyCalls`. */
  'emergency_addresses',
] as const;
export type Ability = (typeof abilities)[number];

const schema = z.array(
  z.strictObject({
    id: z.enum(abilities),
    /** Not told where the other is lacking, whose text says it already. */
    toldWith: z.enum(abilities).optional(),
    source: z.string().min(1),
  }),
);
const textsSchema = z.record(z.enum(abilities), z.strictObject({ label: z.string(), hand: z.string() }));

export const abilityTable = schema.parse(data);
export const abilityTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

/** What it is, and how it is done by hand where the back end lacks it. */
export const byHand = (id: Ability, locale: Locale): { readonly label: string; readonly hand: string } =>
  abilityTextTables[locale][id];

/** What is lacking and worth a sentence, each said once. */
export const toldByHand = (has: ReadonlySet<Ability>): readonly Ability[] =>
  abilityTable
    .filter(({ id, toldWith }) => !has.has(id) && (toldWith === undefined || has.has(toldWith)))
    .map(({ id }) => id);
