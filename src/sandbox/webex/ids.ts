import { randomUUID } from 'node:crypto';

export type IdType =
  | 'PEOPLE'
  | 'ROOM'
  | 'MESSAGE'
  | 'MEMBERSHIP'
  | 'ATTACHMENT_ACTION'
  | 'ORGANIZATION'
  | 'TEAM'
  | 'TEAM_MEMBERSHIP'
  | 'WEBHOOK'
  | 'APPLICATION'
  | 'CONTENT';

const bareUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A public Webex id: URL-safe base64 without padding; clients compare these byte by byte. */
export const webexId = (type: IdType, inner: string): string =>
  Buffer.from(`ciscospark://us/${type}/${inner}`).toString('base64url');

export const newId = (type: IdType): string => webexId(type, randomUUID());

/** What stands behind the last slash: a uuid, or `<person>:<room>` for a membership. */
export const innerId = (id: string): string => {
  const uri = Buffer.from(id, 'base64url').toString();
  return uri.slice(uri.lastIndexOf('/') + 1);
};

/** Brings padded ids and the plain base64 alphabet to the form Webex itself gives out. */
export const cleanId = (raw: string): string =>
  raw
    .replace(/(?<!=)=+$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** Webex takes a bare person uuid wherever a person id is expected. */
export const cleanPersonId = (raw: string): string =>
  bareUuid.test(raw) ? webexId('PEOPLE', raw.toLowerCase()) : cleanId(raw);

export const membershipId = (personId: string, roomId: string): string =>
  webexId('MEMBERSHIP', `${innerId(personId)}:${innerId(roomId)}`);
