import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Context } from '../context.js';
import { parse } from '../http/parse.js';
import { pageFields, sendPage } from '../http/paging.js';
import { cleanPersonId } from '../ids.js';
import { badRequest, notFound } from '../refusal.js';
import type { PersonRow } from '../state/rows.js';

const listQuery = z.object({
  id: z.string().optional(),
  email: z.string().optional(),
  displayName: z.string().optional(),
  ...pageFields,
});

/** Ids that are unknown must be named: a client waits for ever for one that is in neither list. */
const sendBatch = ({ state, present }: Context, ids: readonly string[], res: Response): void => {
  const found = new Map<string, PersonRow>();
  const notFoundIds: string[] = [];
  for (const id of ids) {
    const person = state.people.get(cleanPersonId(id));
    if (person === undefined) notFoundIds.push(id);
    else found.set(person.id, person);
  }
  res.json({
    items: [...found.values()].map(present.person),
    ...(notFoundIds.length > 0 && { notFoundIds }),
  });
};

const matches = (query: z.output<typeof listQuery>, person: PersonRow): boolean =>
  (query.email === undefined || person.email === query.email.toLowerCase()) &&
  (query.displayName === undefined ||
    person.displayName.toLowerCase().startsWith(query.displayName.toLowerCase()));

export const createPeopleRoutes = (context: Context): Router => {
  const { state, present, callerOf } = context;
  const list = (req: Request, res: Response): void => {
    callerOf(req);
    const query = parse(listQuery, req.query);
    if (query.id !== undefined) {
      sendBatch(context, query.id.split(',').filter(Boolean), res);
      return;
    }
    if (query.email === undefined && query.displayName === undefined) {
      throw badRequest('Email, displayName, or id list should be specified.');
    }
    const items = [...state.people.all()].filter((person) => matches(query, person));
    items.sort((one, other) => one.seq - other.seq);
    sendPage(req, res, { ...query, items, key: (person) => person.seq, show: present.person });
  };
  const router = Router();
  router.get('/people', list);
  router.get('/people/me', (req, res) => void res.json(present.person(callerOf(req))));
  router.get('/people/:id', (req, res) => {
    callerOf(req);
    const person = state.people.get(cleanPersonId(req.params.id));
    if (person === undefined) throw notFound('Person not found.');
    res.json(present.person(person));
  });
  return router;
};
