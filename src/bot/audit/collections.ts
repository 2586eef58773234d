/** What the bot keeps for the audit log, until it stands there and to tell afterwards who is meant. */
import { defineCollection } from '../../store/store.js';
import { emailKey } from '../email-key.js';

export const refKinds = ['person', 'space', 'customer', 'order', 'location', 'number'] as const;
export type RefKind = (typeof refKinds)[number];

export interface Ref {
  readonly kind: RefKind;
  readonly id: string;
}

/** One deed, as it is committed together with it. Values are masked already; who and what is meant is not yet. */
export interface AuditEntry {
  /** ISO time. */
  readonly at: string;
  /** Absent: the operator, from the command line. */
  readonly who?: string;
  readonly space?: string;
  readonly customer?: string;
  readonly what: string;
  /** A deed at the provider has two entries: one before it is asked for, one with what came of it. */
  readonly stage?: 'asked' | 'done';
  readonly target?: Ref;
  readonly old?: unknown;
  readonly new?: unknown;
  readonly outcome?: string;
}

/** It stays after it was written, so that the same deed done again is not told twice. */
export interface AuditRecord {
  readonly state: 'waiting' | 'written';
  readonly at: string;
  /** Gone once written. */
  readonly entry?: AuditEntry;
}
export const auditRecords = defineCollection<AuditRecord>('audit', {
  waiting: ({ state }) => (state === 'waiting' ? 'yes' : undefined),
});

/** Who or what an alias in the log stands for. Once this row is gone, nobody can tell any more. */
export interface AuditName extends Ref {
  readonly alias: string;
  readonly customer?: string;
}
/** Somebody who was only given a role is known by the address alone, and ids of rows lie open on disk. */
export const nameId = ({ kind, id }: Ref): string => `${kind}:${id.includes('@') ? emailKey(id) : id}`;
export const auditNames = defineCollection<AuditName>('audit-names', {
  customer: ({ customer }) => customer,
});

export const auditCollections = [auditRecords, auditNames];
