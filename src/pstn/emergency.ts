/** Emergency addresses, callback numbers and the PSTN connection of a location, as the back end offers them. */
import type { EsaAddress } from '../esa/address.js';
import type { DirectoryRow, Ecbn } from '../esa/directory.js';
import type { PersonRef } from './provider.js';

/** As the provider gives it; which codes there are is not published (webex-api.md 4.1). */
export interface EsaFault {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

export interface EsaSuggestion {
  readonly address: EsaAddress;
  /** Empty: the address is right as it was entered. Else it is a correction, and this is why. */
  readonly faults: readonly EsaFault[];
}

export interface EsaLookup {
  /** Best first; empty when the provider finds no such address. */
  readonly suggestions: readonly EsaSuggestion[];
  /** Why there is no suggestion. */
  readonly faults: readonly EsaFault[];
}

export type EsaSaved =
  /** `addressId` of the address of a location: whoever changes it later has to give it. */
  | { readonly ok: true; readonly addressId?: string }
  | { readonly ok: false; readonly why: 'refused'; readonly faults: readonly EsaFault[] }
  /** The location has another operator, or the number is not (or no longer) there. */
  | { readonly ok: false; readonly why: 'not_here' };

/** Whoever signs the contract with Cisco (fact sheet 2, step 4). */
export interface ContractContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export type EnableResult =
  | { readonly ok: true; readonly addressId?: string }
  | { readonly ok: false; readonly why: 'by_hand' }
  | { readonly ok: false; readonly why: 'refused'; readonly reason: string };

/**
 * Every change carries a key: the same key answers with what was done under it. Nothing here reads an emergency
 * address, because Webex has no call for that.
 */
export interface EmergencyCalls {
  /** Numbers of all locations of the customer with their owners, and people who have an extension only. */
  directory(customerId: string): Promise<readonly DirectoryRow[]>;
  /** When the rows of `directory` were read, as ISO time; undefined where they are never kept. */
  directoryReadAt?(customerId: string): Promise<string | undefined>;
  /** Undefined when the back end does not tell. */
  locationEcbn(locationId: string): Promise<Ecbn | undefined>;
  ownerEcbn(ownerId: string): Promise<Ecbn | undefined>;
  lookupAddress(locationId: string, address: EsaAddress): Promise<EsaLookup>;
  saveLocationAddress(
    locationId: string,
    address: EsaAddress,
    key: string,
    by: PersonRef,
    addressId?: string,
  ): Promise<EsaSaved>;
  /** Without an address the number goes back to that of its location. */
  saveNumberAddress(
    number: string,
    address: EsaAddress | undefined,
    key: string,
    by: PersonRef,
  ): Promise<EsaSaved>;
  /** Whether the connection can be set through this back end; Webex itself has Control Hub alone for it (webex-api.md 2.2). */
  canEnable(locationId: string): Promise<boolean>;
  enableCiscoPstn(
    locationId: string,
    setup: { readonly contact: ContractContact; readonly address: EsaAddress },
    key: string,
    by: PersonRef,
  ): Promise<EnableResult>;
}
