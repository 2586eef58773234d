import { Router } from 'express';

/**
 * The service catalogue that the SDK asks for at its start (webex-wire.md section 3). It names no services:
 * without a socket none of them is there, and webhooks need none.
 */
export const createCatalogRoutes = (): Router => {
  const router = Router();
  router.get(['/u2c/api/v1/limited/catalog', '/u2c/api/v1/catalog'], (_req, res) => {
    const timestamp = String(Date.now());
    res.json({ serviceLinks: {}, hostCatalog: {}, timestamp, format: 'hostmap' });
  });
  return router;
};
