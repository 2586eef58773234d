import { installation, sealedCollections } from '../collections.js';
import { asSealed } from './seal-store.js';

/** What the store of the bot is opened with. */
export const collectionsOnDisk = [installation, ...sealedCollections.map(asSealed)];
