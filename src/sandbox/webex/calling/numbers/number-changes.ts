/**
 * Adding, activating and removing numbers of a location. At Calling Plan locations Webex warns that it damages data
 * (webex-api.md 3.3): here it is refused, and every attempt is written down.
 */
import { z } from 'zod';
import { parse } from '../../http/parse.js';
import { Refusal } from '../../refusal.js';
import type { Door, Visit } from '../admission/door.js';
import { scopes } from '../admission/scopes.js';
import { connectionOf } from '../locations/connection.js';
import { locationIn } from '../locations/location-view.js';
import { pstnRefusal } from '../refusals.js';

export interface NumberChange {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly location: string;
  readonly connection: string;
  readonly phoneNumbers: readonly string[];
}

const verbs = { POST: 'ADD', PUT: 'UPDATE', DELETE: 'DELETE' } as const;
const body = z.object({ phoneNumbers: z.array(z.string()).default([]) });

const refuse = (visit: Visit, method: NumberChange['method'], attempts: NumberChange[]): never => {
  const location = locationIn(visit);
  const { phoneNumbers } = parse(body, visit.req.body);
  const connection = connectionOf(visit, location);
  attempts.push({ method, location: location.name, connection, phoneNumbers });
  if (connection !== 'CISCO_PSTN' && connection !== 'INTEGRATED_CCP') {
    throw new Refusal(501, 'The sandbox has no numbers of other operators.');
  }
  throw pstnRefusal(400, {
    errorType: 'VERIFICATION',
    errorCode: 'ERR.V.TRM.TMN60004',
    errorTitle: 'OPERATION_NOT_SUPPORTED',
    errorMessage: `${verbs[method]} number(s) is supported only for non-integrated CCP and LGW locations.`,
  });
};

export const addNumberChanges = ({ on }: Door, attempts: NumberChange[]): void => {
  const path = '/telephony/config/locations/:locationId/numbers';
  const need = { anyOf: [scopes.configWrite], rank: 'full' } as const;
  on('post', path, need, (visit) => refuse(visit, 'POST', attempts));
  on('put', path, need, (visit) => refuse(visit, 'PUT', attempts));
  on('delete', path, need, (visit) => refuse(visit, 'DELETE', attempts));
};
