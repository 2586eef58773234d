import { createHash } from 'node:crypto';
import { addressHash, type EsaAddress } from './address.js';

/** The same for the same address at the same place or number alone: part of a key, which may not be long. */
export const deedHash = (id: string, address: EsaAddress | undefined): string =>
  createHash('sha256')
    .update(`${id}:${address === undefined ? 'default' : addressHash(address)}`)
    .digest('hex')
    .slice(0, 24);
