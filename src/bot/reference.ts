import { createHash } from 'node:crypto';

/**
 * Eight characters that stand for an id: the same for the same id, also after a restart, and nothing can be read
 * out of them. What people are told when something failed, and what the log has in place of ids of Webex.
 */
export const referenceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);
