import type { WorldPerson } from '../../../world.js';
import type { Door } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { callingId } from '../ids.js';

const names = {
  id_full_admin: 'Full Administrator',
  id_readonly_admin: 'Read-only Administrator',
  id_user_admin: 'User and Device Administrator',
  id_support_admin: 'Support Administrator',
  location_admin: 'Location Administrator',
  partner_full_admin: 'Partner Full Administrator',
} as const;
type Role = keyof typeof names;

const roleId = (role: Role): string => callingId('ROLE', role);

const held: Readonly<Record<WorldPerson['role'], readonly Role[]>> = {
  admin: ['id_full_admin'],
  'read-only': ['id_readonly_admin'],
  partner: ['partner_full_admin', 'id_full_admin'],
  operator: [],
  none: [],
};

/** As `roles` of a person lists them. */
export const roleIdsOf = (role: WorldPerson['role'] = 'none'): readonly string[] => held[role].map(roleId);

export const addRoles = ({ on }: Door): void =>
  on('get', '/roles', { anyOf: [scopes.rolesRead] }, () => ({
    items: Object.entries(names).map(([role, name]) => ({ id: callingId('ROLE', role), name })),
  }));
