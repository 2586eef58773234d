import { z } from 'zod';
import type { Locale } from '../locale.js';
import data from './deeds.json' with { type: 'json' };
import en from './deeds.en.json' with { type: 'json' };
import nb from './deeds.nb.json' with { type: 'json' };

/** What somebody is for one customer, most trusted first. */
export const roles = ['admin', 'partner', 'clerk', 'read-only'] as const;
export type RoleId = (typeof roles)[number];

/** Those, and whoever runs the bot: that is nobody for any customer. */
export const holders = [...roles, 'operator'] as const;
export type Holder = (typeof holders)[number];

export const deeds = [
  'see_orders',
  'see_register',
  'see_options',
  'export_order',
  'follow',
  'place_order',
  'request_numbers',
  'port_numbers',
  'hand_in_documents',
  'fix_port',
  'change_port',
  'cancel_port',
  'report_status',
  'save_address',
  'enable_pstn',
  'accept_terms',
  'give_roles',
  'set_approvals',
] as const;
export type Deed = (typeof deeds)[number];

const schema = z.strictObject({
  source: z.string().min(1),
  roles: z.array(
    z.strictObject({
      id: z.enum(holders),
      /** Of another company than the customer's, with several customers to look after. */
      outside: z.boolean().optional(),
    }),
  ),
  deeds: z.array(
    z.strictObject({
      id: z.enum(deeds),
      roles: z.array(z.enum(holders)).min(1),
      /** What a customer can want a second person for: many numbers, a cancellation, an emergency address. */
      second: z.enum(['quantity', 'cancel', 'address']).optional(),
    }),
  ),
});

const textsSchema = z.strictObject({
  roles: z.record(z.enum(holders), z.string()),
  deeds: z.record(z.enum(deeds), z.string()),
});

/** Which role each deed takes: the only place that says so. */
export const deedTable = schema.parse(data);
export const deedTextTables = { en: textsSchema.parse(en), nb: textsSchema.parse(nb) } as const;

const byDeed = new Map(deedTable.deeds.map((row) => [row.id, row.roles]));

export const rolesFor = (deed: Deed): readonly Holder[] => byDeed.get(deed) ?? [];

export const secondOf = (deed: Deed): 'quantity' | 'cancel' | 'address' | undefined =>
  deedTable.deeds.find(({ id }) => id === deed)?.second;

export const isOutside = (role: RoleId): boolean =>
  deedTable.roles.some(({ id, outside }) => id === role && outside === true);

export const roleName = (role: Holder, locale: Locale): string => deedTextTables[locale].roles[role];

/** Begins a sentence, e.g. `Ordering numbers`. */
export const deedName = (deed: Deed, locale: Locale): string => deedTextTables[locale].deeds[deed];
