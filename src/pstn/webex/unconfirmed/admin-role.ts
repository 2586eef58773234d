import data from '../webex-roles.json' with { type: 'json' };
import type { Role } from '../../provider.js';

const rows = new Map<string, Role>(data.roles.map(({ name, role }) => [name, role as Role] as const));
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/**
 * What an administrator's role in Webex is worth here. The names that `GET /roles` has are not published as a list; a
 * name that is not in webex-roles.json gives nothing, and the operator gives the role (docs/rights.md).
 *
 * To check: GET /roles with the token that `npm run doctor` uses, and compare the names with the file.
 */
export const roleOfName = (name: string): Role | undefined => rows.get(plain(name));
