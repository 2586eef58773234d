/** The people and customers of the sandbox. Ids are stable so that a demonstration can be repeated. */
import type { Customer, Location } from '../pstn/provider.js';

export interface WorldPerson {
  /** Lower-case uuid; the Webex id is derived from it. */
  readonly uuid: string;
  readonly email: string;
  readonly displayName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: 'admin' | 'read-only' | 'partner' | 'operator' | 'none';
  readonly orgUuid: string;
  readonly orgName: string;
  readonly locale: 'en' | 'nb';
  /** Customers the person works for: one's own, or all that a partner looks after. */
  readonly customerIds: readonly string[];
}

/** Trial numbers already used are no fact of the world: the desk counts them from its orders. */
export interface WorldCustomer extends Omit<Customer, 'trialNumbersUsed'> {
  /** Host part of the e-mail addresses of the customer's own people. */
  readonly domain: string;
}

export interface World {
  readonly bot: {
    readonly uuid: string;
    readonly email: string;
    readonly displayName: string;
    readonly orgUuid: string;
  };
  readonly people: readonly WorldPerson[];
  readonly customers: readonly WorldCustomer[];
  readonly locations: readonly Location[];
}
