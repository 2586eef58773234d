import type { Router } from 'express';
import { z } from 'zod';
import { esaAddressSchema } from '../../../esa/address.js';
import { answer, pathParam } from '../http.js';
import { person } from '../person-schema.js';
import type { DeskEmergency } from './desk-emergency.js';
import type { Directory } from './directory.js';

export interface EmergencyApiDeps {
  readonly emergency: DeskEmergency;
  readonly directory: Directory;
}

const text = z.string().max(200);
const contact = z.object({ name: text, email: z.email(), phone: text });
const lookupBody = z.object({ address: esaAddressSchema });
const locationBody = lookupBody.extend({ by: person, addressId: z.string().max(300).optional() });
const numberBody = z.object({ address: esaAddressSchema.optional(), by: person });
const connectionBody = lookupBody.extend({ by: person, contact });

const addReads = (router: Router, { emergency, directory }: EmergencyApiDeps): void => {
  router.get(
    '/customers/:customer/directory',
    answer((req) => ({ rows: directory.rows(pathParam(req, 'customer')) })),
  );
  router.get(
    '/locations/:location/ecbn',
    answer((req) => directory.locationEcbn(pathParam(req, 'location'))),
  );
  router.get(
    '/owners/:owner/ecbn',
    answer((req) => directory.ownerEcbn(pathParam(req, 'owner'))),
  );
  router.get(
    '/locations/:location/connection',
    answer((req) => {
      const canEnable = emergency.canEnable(pathParam(req, 'location'));
      return canEnable === undefined ? undefined : { canEnable };
    }),
  );
};

/** Addresses are validated and saved, never read: the desk knows no more than Webex does (webex-api.md 4.5). */
export const addEmergency = (router: Router, deps: EmergencyApiDeps): void => {
  const { emergency } = deps;
  addReads(router, deps);
  router.post(
    '/locations/:location/address-lookups',
    answer((req) => emergency.lookup(pathParam(req, 'location'), lookupBody.parse(req.body).address)),
  );
  router.put(
    '/locations/:location/addresses/:key',
    answer((req) => {
      const { address, by, addressId } = locationBody.parse(req.body);
      return emergency.saveLocation(
        pathParam(req, 'location'),
        address,
        pathParam(req, 'key'),
        by,
        addressId,
      );
    }),
  );
  router.put(
    '/numbers/:number/addresses/:key',
    answer((req) => {
      const { address, by } = numberBody.parse(req.body);
      return emergency.saveNumber(pathParam(req, 'number'), address, pathParam(req, 'key'), by);
    }),
  );
  router.put(
    '/locations/:location/connections/:key',
    answer((req) => {
      const { by, ...setup } = connectionBody.parse(req.body);
      return emergency.enable(pathParam(req, 'location'), setup, pathParam(req, 'key'), by);
    }),
  );
};
