/** What the drafts of a conversation hold of people and companies, so that it can be masked. */
import type { Conversation } from './session.js';

/** By the names the flows give their fields: `businessName`, `street`, `typed` beside `found` on a bill, … */
const ofSomebody = /(?:name|street|address[12]|city|accountNumber|pin|email|query|typed|found|value)$/i;

function textsOf(value: unknown, key: string): string[] {
  if (typeof value === 'string') return ofSomebody.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, Array.isArray(value) ? key : name));
}

export const namesIn = ({ live, kept, cancelled }: Conversation): readonly string[] =>
  [live, ...kept, cancelled].flatMap((session) => (session === undefined ? [] : textsOf(session, '')));
