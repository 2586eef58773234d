import { Router } from 'express';
import type { Context } from '../context.js';
import { cleanId } from '../ids.js';
import { notFound } from '../refusal.js';
import { messageFor } from './message-routes.js';

const percentEncoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Always quoted, as Webex does it; the second form is there only for names beyond ASCII. */
const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/gu, '_');
  if (plain === name) return `attachment; filename="${name}"`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`;
};

/** Files of messages, for those who may see the message. `HEAD` comes along with `GET`. */
export const createContentRoutes = (context: Context): Router => {
  const { state, callerOf } = context;
  const router = Router();
  router.get('/contents/:id', (req, res) => {
    const caller = callerOf(req);
    const file = state.files.get(cleanId(req.params.id));
    if (file === undefined) throw notFound('Unable to get content.');
    messageFor(context, file.messageId, caller);
    res.setHeader('Content-Disposition', dispositionOf(file.name));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    // Set by hand: express would add a charset, and the type must come back as it was sent.
    res.setHeader('Content-Type', file.type);
    res.setHeader('Content-Length', file.bytes.length);
    res.end(req.method === 'HEAD' ? undefined : file.bytes);
  });
  return router;
};
