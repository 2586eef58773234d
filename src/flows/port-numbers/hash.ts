import { createHash } from 'node:crypto';
import type { OrderToBe } from './orders-to-be.js';

const hash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** What a letter of agency says: with any of it changed, it has to be signed again. */
export const nameOfLetter = ({ group, data, carrier }: OrderToBe): string => {
  const { accountNumber, businessName, authorisedName, btn, service, billing, billedThere } = data;
  const billed = billedThere === false ? billing : service;
  return hash([carrier, group.numbers, accountNumber, businessName, authorisedName, btn, service, billed]);
};

/** What a bill is held against: with any of it changed, it is compared again. */
export const nameOfAccount = ({ group, data }: OrderToBe): string => {
  const { accountNumber, businessName, authorisedName, btn, service } = data;
  return hash([group.numbers, accountNumber, businessName, authorisedName, btn, service]);
};
