import type { Request, Response } from 'express';
import { z } from 'zod';
import { mayRead, mentions, roomFor } from '../access.js';
import type { Context } from '../context.js';
import { emailField, idField, maxField, parse, personIdField } from '../http/parse.js';
import { linkNext } from '../http/paging.js';
import { badRequest, forbidden, notFound } from '../refusal.js';
import { directRoomOf } from '../rooms/enter.js';
import type { MessageRow, PersonRow, RoomRow } from '../state/rows.js';

const pageQuery = z.object({
  max: maxField.default(50),
  before: z.iso.datetime({ offset: true, error: 'must be an ISO 8601 date' }).optional(),
  beforeMessage: idField.optional(),
  parentId: idField.optional(),
});
const roomQuery = pageQuery.extend({ roomId: idField, mentionedPeople: z.string().min(1).optional() });
const directQuery = pageQuery.extend({
  personId: personIdField.optional(),
  personEmail: emailField.optional(),
});

interface Listing {
  readonly caller: PersonRow;
  readonly room: RoomRow;
  readonly query: z.output<typeof pageQuery>;
  readonly mentionedId?: string | undefined;
}

const createFilter = ({ state }: Context, { caller, query, mentionedId }: Listing) => {
  const earlierThan = query.beforeMessage === undefined ? undefined : state.messages.get(query.beforeMessage);
  if (query.beforeMessage !== undefined && earlierThan === undefined) {
    throw notFound('beforeMessage: no such message.');
  }
  const before = query.before === undefined ? Infinity : Date.parse(query.before);
  return (message: MessageRow): boolean =>
    message.seq < (earlierThan?.seq ?? Infinity) &&
    (before === Infinity || Date.parse(message.created) < before) &&
    (query.parentId === undefined || message.parentId === query.parentId) &&
    (mentionedId === undefined || mentions(message, mentionedId)) &&
    mayRead(message, caller);
};

/** Newest first; one row more than a page is looked for, to know whether there is a next one. */
const newestMatching = (rows: readonly MessageRow[], wanted: number, fits: (row: MessageRow) => boolean) => {
  const found: MessageRow[] = [];
  for (let index = rows.length - 1; index >= 0 && found.length < wanted; index -= 1) {
    const row = rows[index];
    if (row !== undefined && fits(row)) found.push(row);
  }
  return found;
};

const sendListing = (context: Context, req: Request, res: Response, listing: Listing): void => {
  const { state, present } = context;
  const { max } = listing.query;
  const rows = state.messages.by('room', listing.room.id);
  const found = newestMatching(rows, max + 1, createFilter(context, listing));
  const page = found.slice(0, max);
  const last = page.at(-1);
  if (found.length > max && last !== undefined) linkNext(req, res, { beforeMessage: last.id });
  res.json({ items: page.map(present.message) });
};

export const createListMessages = (context: Context) => {
  const { state, callerOf } = context;
  return (req: Request, res: Response): void => {
    const caller = callerOf(req);
    const { mentionedPeople, ...query } = parse(roomQuery, req.query);
    const room = roomFor(state, query.roomId, caller.id);
    if (caller.type === 'bot' && room.type === 'group' && mentionedPeople !== 'me') {
      throw forbidden('A bot must list the messages of a group room with mentionedPeople=me.');
    }
    const mentionedId =
      mentionedPeople === undefined || mentionedPeople === 'me'
        ? mentionedPeople && caller.id
        : parse(personIdField, mentionedPeople);
    const max = mentionedId === undefined ? query.max : Math.min(query.max, 100);
    sendListing(context, req, res, { caller, room, query: { ...query, max }, mentionedId });
  };
};

export const createListDirect = (context: Context) => {
  const { state, callerOf } = context;
  return (req: Request, res: Response): void => {
    const caller = callerOf(req);
    const { personId, personEmail, ...query } = parse(directQuery, req.query);
    if (personId === undefined && personEmail === undefined) {
      throw badRequest('personId or personEmail is required.');
    }
    const other =
      personId === undefined ? state.people.by('email', personEmail ?? '')[0] : state.people.get(personId);
    const room = other === undefined ? undefined : directRoomOf(context, caller, other);
    if (room === undefined) throw notFound('There is no direct room with this person.');
    sendListing(context, req, res, { caller, room, query });
  };
};
