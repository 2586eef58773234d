import { Router } from 'express';

/** Ids that the SDK makes of the uuids in socket events belong to the region named here; REST says `us`. */
const conversationUrn = 'urn:TEAM:us-east-2_a:conversation';

/**
 * The service catalogue that the SDK asks for at its start (webex-wire.md, section 3). The SDK matches addresses
 * to services by host name, so all of them are on the name it has asked on. Version 2 of it looks hosts up by their
 * name, version 3 by name and port.
 */
export const createCatalogRoutes = (): Router => {
  const router = Router();
  router.get(['/u2c/api/v1/limited/catalog', '/u2c/api/v1/catalog'], (req, res) => {
    const at = req.headers.host ?? 'localhost';
    const host = at.replace(/:\d+$/, '');
    const base = `http://${at}`;
    const hosts = [{ host, ttl: -1, priority: 5, id: conversationUrn }];
    res.json({
      serviceLinks: {
        conversation: `${base}/conversation/api/v1`,
        hydra: `${base}/v1`,
        metrics: `${base}/metrics/api/v1`,
        u2c: `${base}/u2c/api/v1`,
        wdm: `${base}/wdm/api/v1`,
      },
      hostCatalog: { [host]: hosts, [at]: hosts },
      timestamp: String(Date.now()),
      format: 'hostmap',
    });
  });
  // Nobody reads what a client tells of itself.
  router.post('/metrics/api/v1/clientmetrics', (_req, res) => void res.json({}));
  return router;
};
