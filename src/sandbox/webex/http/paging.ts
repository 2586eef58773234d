import type { Request, Response } from 'express';
import { z } from 'zod';
import { maxField } from './parse.js';

export const pageFields = { max: maxField.optional(), cursor: z.coerce.number().optional() };

/** The address of the request with other query values, on the host name the client itself used. */
const addressWith = (req: Request, changes: Record<string, string>): string => {
  const url = new URL(req.originalUrl, `http://${req.headers.host ?? 'localhost'}`);
  for (const [key, value] of Object.entries(changes)) url.searchParams.set(key, value);
  return url.toString();
};

/** Only this one relation: clients cannot read several links in one header. */
export const linkNext = (req: Request, res: Response, changes: Record<string, string>): void => {
  res.setHeader('Link', `<${addressWith(req, changes)}>; rel="next"`);
};

export interface PageOptions<T> {
  readonly items: readonly T[];
  /** Grows along the list; the cursor holds it, so that rows deleted between two pages skip nothing. */
  readonly key: (item: T) => number;
  readonly show: (item: T) => unknown;
  readonly max?: number | undefined;
  readonly cursor?: number | undefined;
}

/** Answers with one page of a list that is sorted by `key`, and a link to the next one. */
export const sendPage = <T>(req: Request, res: Response, options: PageOptions<T>): void => {
  const { items, key, show, max = 100, cursor } = options;
  const from = cursor === undefined ? 0 : items.findIndex((item) => key(item) > cursor);
  const page = from < 0 ? [] : items.slice(from, from + max);
  const last = page.at(-1);
  if (last !== undefined && from + max < items.length) linkNext(req, res, { cursor: String(key(last)) });
  res.json({ items: page.map(show) });
};
