import { z } from 'zod';
import { linkNext } from '../http/paging.js';
import { parse } from '../http/parse.js';
import type { Visit } from './admission/door.js';

const pageQuery = z.object({
  max: z.coerce.number().int().min(1).optional(),
  start: z.coerce.number().int().min(0).default(0),
});

/** One page by `max` and `start`; what lies beyond the most of a page is cut silently (webex-api.md 1.5). */
export const pageOf = <T>(visit: Visit, items: readonly T[], most: number): readonly T[] => {
  const { req, res, plan } = visit;
  const query = parse(pageQuery, req.query);
  const max = Math.min(query.max ?? most, most);
  if (plan.paging === 'loop') {
    linkNext(req, res, { start: '0', max: String(max) });
    return items.slice(0, max);
  }
  const next = query.start + max;
  if (plan.paging === 'link' && next < items.length) {
    linkNext(req, res, { start: String(next), max: String(max) });
  }
  return items.slice(query.start, next);
};
