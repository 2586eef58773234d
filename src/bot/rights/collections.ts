import type { Approval, ApprovalRules } from '../../flows/engine/flow.js';
import type { RoleId } from '../../reference/deeds.js';
import { defineCollection } from '../../store/store.js';
import { emailKey } from '../email-key.js';

/** A role somebody has for one customer, given by the operator; it counts in place of the back end's own. */
export interface Grant {
  /** In lower case: it is what Webex, the back end and the operator have in common. */
  readonly email: string;
  readonly customerId: string;
  /** `none` takes away what the back end says. */
  readonly role: RoleId | 'none';
}

export interface GrantRecord extends Grant {
  /** Address of the operator who gave it. */
  readonly by: string;
  readonly at: string;
  /** Of somebody who was forgotten, in place of the address: it narrows what the back end says, and must not end by that. */
  readonly key?: string;
}
export const grantId = ({ email, customerId }: Omit<Grant, 'role'>): string =>
  `${emailKey(email)} ${customerId}`;
export const grants = defineCollection<GrantRecord>('grants', {
  email: ({ email, key }) => key ?? emailKey(email),
  customer: ({ customerId }) => customerId,
});

/** The one customer that partners use a space for, by space. */
export const spaceCustomers = defineCollection<string>('space-customers');

/** What takes a second person, by customer. */
export const approvalRules = defineCollection<ApprovalRules>('approval-rules');

/** What waits for a second person. */
export const approvals = defineCollection<Approval>('approvals');

export const rightsCollections = [grants, spaceCustomers, approvalRules, approvals];
