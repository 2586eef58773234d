import type { Request } from 'express';
import type { Directory } from '../people/directory.js';
import { Refusal } from '../refusal.js';
import type { PersonRow } from '../state/rows.js';

export const bearerOf = (req: Request): string | undefined =>
  /^Bearer\s+(\S+)\s*$/i.exec(req.headers.authorization ?? '')?.[1];

/** Finds the person behind `Authorization: Bearer …`, or refuses with 401. */
export const createCallerOf =
  ({ directory }: { directory: Pick<Directory, 'byToken'> }) =>
  (req: Request): PersonRow => {
    const token = bearerOf(req);
    const person = token === undefined ? undefined : directory.byToken(token);
    if (person !== undefined) return person;
    throw new Refusal(
      401,
      'The request requires a valid access token set in the Authorization request header.',
    );
  };
