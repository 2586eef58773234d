import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import type { ChangeResult, NewDocument, PersonRef, PortChange } from '../../../pstn/provider.js';
import type { World } from '../../world.js';
import { answer, HttpFault, pathParam } from '../http.js';
import { limits } from '../limits.js';
import { documentId } from './documents.js';
import type { PortOrders } from './port-orders.js';
import * as schemas from './port-schemas.js';
import type { Judge } from './portability.js';

export interface PortApiDeps {
  readonly world: World;
  readonly judge: Judge;
  readonly ports: PortOrders;
}

const megabytes = limits.documentBytes / 1024 / 1024;

const tooLarge: ErrorRequestHandler = (fault: unknown, _req, res, next) => {
  if (!(fault instanceof Error) || !('status' in fault) || fault.status !== 413) return next(fault);
  const reason = `A document holds at most ${megabytes} MB.`;
  res.json({ ok: false, why: 'refused', reason } satisfies ChangeResult);
};

const aboutOf = (req: Request): unknown => {
  try {
    return JSON.parse(Buffer.from(req.get('x-document') ?? '', 'base64url').toString());
  } catch {
    throw new HttpFault(400, 'invalid', 'The header x-document is no JSON in base64url.');
  }
};

const documentOf = (req: Request): { document: NewDocument; by: PersonRef } => {
  const body: unknown = req.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (bytes.length === 0) throw new HttpFault(400, 'invalid', 'The document is empty.');
  if (documentId(bytes) !== pathParam(req, 'document')) {
    throw new HttpFault(400, 'invalid', 'The content does not have the SHA-256 in the address.');
  }
  const { kind, name, byId, byEmail, byGiven } = schemas.aboutDocument.parse(aboutOf(req));
  const type = req.get('content-type') ?? 'application/octet-stream';
  return {
    document: { kind, name, type, bytes },
    by: { id: byId, email: byEmail, ...(byGiven && { given: byGiven }) },
  };
};

/** Documents are sent as they are; this goes before anything that reads bodies as JSON. */
export const addDocuments = (router: Router, { ports }: PortApiDeps): void => {
  router.put(
    '/orders/:order/documents/:document',
    express.raw({ type: () => true, limit: limits.documentBytes }),
    answer((req) => {
      const { document, by } = documentOf(req);
      return ports.addDocument(pathParam(req, 'order'), document, by);
    }),
    tooLarge,
  );
};

type Change = (id: string, change: PortChange, key: string, by: PersonRef) => Promise<ChangeResult>;

/** Every call may be sent twice: the key in its address makes it one. */
export const addPorts = (router: Router, { world, judge, ports }: PortApiDeps): void => {
  const change = (what: string, work: Change) =>
    router.put(
      `/orders/:order/${what}/:key`,
      answer((req) => {
        const { by, change } = schemas.changeBody.parse(req.body);
        return work(pathParam(req, 'order'), change, pathParam(req, 'key'), by);
      }),
    );
  change('resubmissions', (...args) => ports.resubmit(...args));
  change('changes', (...args) => ports.change(...args));
  change('cancellations', (id, _change, key, by) => ports.cancel(id, key, by));
  router.get(
    '/orders/:order/account',
    answer((req) => ports.account(pathParam(req, 'order'))),
  );
  router.post(
    '/locations/:location/portability',
    answer((req) => {
      const location = world.locations.find(({ id }) => id === pathParam(req, 'location'));
      if (!location) return undefined;
      const { numbers } = schemas.portabilityBody.parse(req.body);
      return { numbers: numbers.map((number) => judge(number, location.customerId)) };
    }),
  );
};
