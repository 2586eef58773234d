import { createHash } from 'node:crypto';

/** The keys that rows are found by lie open on disk; so an address is never one itself. */
export const emailKey = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');
