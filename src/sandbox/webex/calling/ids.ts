import { createHash } from 'node:crypto';
import { cleanId } from '../ids.js';

export type CallingIdType =
  | 'AUTHORIZATION'
  | 'AUTO_ATTENDANT'
  | 'EMERGENCY_ADDRESS'
  | 'LICENSE'
  | 'LOCATION'
  | 'ORGANIZATION'
  | 'PEOPLE'
  | 'PHONE_NUMBER'
  | 'PLACE'
  | 'PSTN_CONNECTION'
  | 'ROLE'
  | 'SUBSCRIPTION';

const uri = /^ciscospark:\/\/(?:[^/]+)\/([A-Z_]+)\/(.+)$/;

/** Ids of Webex Calling: those of European organisations come from another cluster than those of the others. */
export const callingId = (type: CallingIdType, inner: string, cluster = 'us'): string =>
  Buffer.from(`ciscospark://${cluster}/${type}/${inner}`).toString('base64url');

/** What is behind an id of this type, whatever its cluster; undefined for everything else. */
export const innerOf = (id: string, ...types: readonly CallingIdType[]): string | undefined => {
  const [, type, inner] = uri.exec(Buffer.from(cleanId(id), 'base64url').toString()) ?? [];
  return types.some((known) => known === type) ? inner : undefined;
};

/** The same uuid for the same text for ever. */
export const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const cut = (from: number, to: number) => hex.slice(from, to);
  return `${cut(0, 8)}-${cut(8, 12)}-4${cut(13, 16)}-8${cut(17, 20)}-${cut(20, 32)}`;
};
