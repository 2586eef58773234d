import { Router, type Response } from 'express';
import type { Context } from './context.js';
import type { Directory } from './people/directory.js';
import { Refusal } from './refusal.js';
import type { DomainEvent, Observer } from './state/events.js';

const heartbeatMs = 15_000;
/** A page that does not read is cut off; it comes back and reads the room anew. */
const maxBufferedBytes = 8 * 1024 * 1024;

export interface EventStream {
  readonly observer: Observer;
  readonly router: Router;
  readonly close: () => void;
}

type Listeners = Map<string, Set<Response>>;

const listenTo = (listeners: Listeners, personId: string, res: Response): void => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  res.write(': listening\n\n');
  const pages = listeners.get(personId) ?? new Set();
  listeners.set(personId, pages.add(res));
  const heartbeat = setInterval(() => res.write(': still here\n\n'), heartbeatMs);
  res.once('close', () => {
    clearInterval(heartbeat);
    pages.delete(res);
  });
};

const writeTo = (pages: Iterable<Response>, frame: string): void => {
  for (const page of pages) {
    if (page.writableLength > maxBufferedBytes) page.destroy();
    else page.write(frame);
  }
};

/** `GET /sandbox/events?token=…`: all that the owner of the token may see, as server-sent events. */
export const createEventStream = ({
  present,
  directory,
}: Pick<Context, 'present'> & { directory: Directory }): EventStream => {
  const listeners: Listeners = new Map();

  const send = (event: DomainEvent): void => {
    for (const personId of event.recipients) {
      const pages = listeners.get(personId);
      if (pages === undefined || pages.size === 0) continue;
      const data = present.event(event, personId);
      writeTo(pages, `data: ${JSON.stringify({ type: event.type, data })}\n\n`);
    }
  };

  const router = Router();
  router.get('/sandbox/events', (req, res) => {
    const { token } = req.query;
    const person = typeof token === 'string' ? directory.byToken(token) : undefined;
    if (person === undefined) throw new Refusal(401, 'The event stream requires a valid access token.');
    listenTo(listeners, person.id, res);
  });
  return {
    observer: (event) => (listeners.size === 0 ? undefined : () => send(event)),
    router,
    close: () => {
      for (const pages of listeners.values()) for (const page of pages) page.end();
    },
  };
};
