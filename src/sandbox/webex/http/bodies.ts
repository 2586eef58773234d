import express, { type RequestHandler } from 'express';
import { Refusal } from '../refusal.js';

const maxBodyBytes = 4 * 1024 * 1024;

const known = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

const refuseOthers: RequestHandler = (req, _res, next) => {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length']) > 0;
  if (hasBody && req.is(known) === false) throw new Refusal(415, 'The content type is not supported.');
  next();
};

/** Large enough that an overlong text is refused by the message rules and not by the parser. */
export const bodies: RequestHandler[] = [
  refuseOthers,
  express.json({ limit: maxBodyBytes }),
  express.urlencoded({ extended: false, limit: maxBodyBytes }),
];
