/** What the adapter for Webex Calling keeps: its tokens, and what was done under a key. */
import type { Shelf } from '../../pstn/webex/credentials/shelf.js';
import type { TokenRow } from '../../pstn/webex/credentials/token-keeper.js';
import type { DeedRow } from '../../pstn/webex/deeds.js';
import { defineCollection, put, type Collection, type Store } from '../../store/store.js';

export const callingTokens = defineCollection<TokenRow>('calling-tokens');
export const callingDeeds = defineCollection<DeedRow>('calling-deeds');

export const callingCollections = [callingTokens, callingDeeds];

export const shelfIn = <T>(store: Store, collection: Collection<T>): Shelf<T> => ({
  get: (id) => store.get(collection, id),
  all: () => store.list(collection),
  put: (id, value) => store.commit([put(collection, id, value)]),
});
