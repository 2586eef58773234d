import type { EsaAddress } from '../../../esa/address.js';
import type { DirectoryRow, Ecbn } from '../../../esa/directory.js';
import type { EmergencyCalls, EsaLookup } from '../../../pstn/emergency.js';
import type { Location } from '../../../pstn/provider.js';

/** A number that an open order will bring; an order of new numbers waits for its terms, a port for its day. */
export interface ComingNumber {
  readonly number: string;
  readonly order: 'new' | 'port';
}

/** What the desk and Webex Calling have in common; the desk keeps it. */
export interface CallingSource {
  locations(): readonly Location[];
  /** Numbers in service with their owners, and people who have an extension only. */
  rows(locationId: string): readonly DirectoryRow[];
  coming(locationId: string): readonly ComingNumber[];
  hasOpenOrders(locationId: string): boolean;
  ecbn(locationId: string): Ecbn;
  readonly addresses: {
    lookup(locationId: string, address: EsaAddress): EsaLookup | undefined;
    /** With `addressId` of the address that is there it is changed, and keeps its id. */
    saveLocation: EmergencyCalls['saveLocationAddress'];
    saveNumber: EmergencyCalls['saveNumberAddress'];
    /** The id of the address of a location, if one was set. */
    idOf(locationId: string): string | undefined;
  };
}
