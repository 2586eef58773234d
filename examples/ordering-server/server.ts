/** The contract over HTTP: token, bodies, paths and problems. */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { createBook, customer, location, stock } from './book.js';
import { createSender, type EventsTo } from './sender.js';

const problem = (status: number, code: string, message: string): Error =>
  Object.assign(new Error(message), { status, code });

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const text = z.string().min(1).max(200);
const numbers = z.array(e164).max(1000);
const scope = z.object({ kind: z.enum(['full', 'partial']) }).loose();
const account = z
  .object({ losingCarrier: text, accountNumber: text, authorisedName: text, btn: e164, businessName: text })
  .extend({
    pin: text.exactOptional(),
    serviceAddress: z.object({ street: text, city: text, zip: text }).loose(),
  });
const common = { key: text, holdKey: text.exactOptional(), locationId: text, numbers };
const by = z.object({ id: z.string(), email: z.email() });
const newOrder = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('new'), orderedBy: by }),
  z.object({ ...common, type: z.literal('port'), orderedBy: by, account, scope }),
]);
const change = z.strictObject({ accountNumber: text.exactOptional(), pin: text.exactOptional() });
const amendment = z.strictObject({ account: change.exactOptional(), remove: numbers.exactOptional() });
const changes = z.object({ by, change: amendment.exactOptional() });
const list = z.object({ numbers });
const digits = z.string().default('');
const limit = z.coerce.number().int().min(1).max(200);
const place = { state: text, city: digits, areaCode: digits, prefix: digits };
const search = z.object({ ...place, holdKey: text.optional(), limit });
const about = z.object({ kind: z.enum(['bill', 'loa', 'csr', 'other']), name: z.string().min(1).max(255) });

const abilities = ['search_numbers', 'port_numbers', 'check_portability', 'change_ports', 'file_orders'];
const there = { city: 'Houston', state: 'TX' };
const digest = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest();
const id = (req: Request, name = 'id'): string => String(req.params[name]);

type Work = (req: Request) => unknown;
/** What `work` returns is the answer; nothing means that there is no such thing. */
const answer =
  (work: Work): RequestHandler =>
  (req, res) => {
    const body = work(req);
    if (body === undefined) throw problem(404, 'not_found', 'There is nothing at this address.');
    res.json(body);
  };
const isHere = (req: Request): boolean => id(req) === location.id;

const code = z.string().default('invalid');
const known = z.object({ status: z.number().max(499), code, message: z.string() });
const failed = { status: 500, code: 'failed', message: 'The server failed.' };
const problems: ErrorRequestHandler = (fault: unknown, _req, res, _next) => {
  if (fault instanceof z.ZodError) {
    const fields = fault.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return void res.status(400).json({ code: 'invalid', message: 'Some fields are wrong.', fields });
  }
  const { status, ...told } = known.safeParse(fault).data ?? failed;
  res.status(status).json(told);
};

export interface Options {
  readonly token: string;
  readonly admin: string;
  readonly events?: EventsTo;
}

export function createOrderingServer({ token, admin, events }: Options): Express {
  const book = createBook(createSender(events));
  const app = express();
  const expected = digest(`Bearer ${token}`);
  app.use((req, _res, next) => {
    if (timingSafeEqual(digest(req.get('authorization') ?? ''), expected)) return next();
    throw problem(401, 'unauthorized', 'The bearer token is missing or wrong.');
  });
  const read = (path: string, work: Work) => app.get(path, answer(work));
  const post = (path: string, work: Work) => app.post(path, answer(work));
  const at = (what: string, work: Work) =>
    read(`/locations/:id/${what}`, (req) => (isHere(req) ? work(req) : undefined));
  const of = (what: string, rows: () => unknown[]) =>
    read(`/customers/:id/${what}`, (req) => ({ [what]: id(req) === customer.id ? rows() : [] }));
  const put = (path: string, work: Work) => app.put(path, answer(work));
  app.put('/orders/:id/documents/:key', express.raw({ type: () => true, limit: '25mb' }));
  put('/orders/:id/documents/:key', (req) => {
    const what = Buffer.from(req.get('x-document') ?? '', 'base64url').toString();
    const fits = digest(req.body as Buffer).toString('hex') === id(req, 'key');
    if (!fits) throw problem(400, 'invalid', 'The content does not have the SHA-256 in the address.');
    return book.addDocument(id(req), id(req, 'key'), about.parse(JSON.parse(what)));
  });
  app.use(express.json());

  read('/abilities', () => ({ contract: '1.0', name: 'The example', abilities, test: true }));
  read('/access', ({ query }) => {
    const isAdmin = text.parse(query['email']).toLowerCase() === admin.toLowerCase();
    return { access: isAdmin ? [{ customer, role: 'admin' }] : [] };
  });
  read('/customers', () => ({ customers: [customer] }));
  of('people', () => [{ email: admin, role: 'admin' }]);
  of('locations', () => [location]);
  of('orders', () => book.newestFirst());
  at('states', () => ({ states: [there.state] }));
  at('inventory', () => {
    const available = stock.filter((number) => book.isFree(number)).length;
    return { state: there.state, areaCodes: [{ areaCode: '713', cities: [there.city], available }] };
  });
  at('numbers', ({ query }) => {
    const { state, city, areaCode, prefix, holdKey, limit } = search.parse(query);
    const isThere = state === there.state && ['', 'houston'].includes(city.toLowerCase());
    const fits = (one: string) => isThere && one.startsWith(`+1${areaCode}`) && one.startsWith(prefix, 5);
    const found = stock.filter((number) => fits(number) && book.isFree(number, holdKey));
    return { numbers: found.slice(0, limit).map((number) => ({ number, ...there })) };
  });
  const judge = ({ body }: Request) => book.portability(list.parse(body).numbers);
  post('/locations/:id/portability', (req) => (isHere(req) ? judge(req) : undefined));
  post('/orders', ({ body }) => book.place(newOrder.parse(body)));
  put('/holds/:id', (req) => book.hold(id(req), list.parse(req.body).numbers));
  read('/orders/:id', (req) => book.order(id(req)));
  read('/orders/:id/account', (req) => book.account(id(req)));
  read('/changes', ({ query }) => book.changes(text.optional().parse(query['cursor'])));
  put('/orders/:id/changes/:key', (req) =>
    book.amend(id(req), id(req, 'key'), changes.parse(req.body).change),
  );
  put('/orders/:id/cancellations/:key', (req) => book.cancel(id(req), id(req, 'key')));
  return app.use(answer(() => undefined)).use(problems);
}
