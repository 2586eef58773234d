/** The abilities of the adapters that are the same wherever they are used. */
import { abilities, type Ability } from '../reference/abilities.js';

export type Abilities = ReadonlySet<Ability>;

export const allAbilities: Abilities = new Set(abilities);
export const noAbilities: Abilities = new Set();

/** Collects, checks and plans; a person files what comes of it. Emergency addresses go to Webex itself. */
export const assistedAbilities: Abilities = new Set([
  'request_numbers',
  'port_numbers',
  'fix_ports',
  'change_ports',
  'emergency_addresses',
]);
