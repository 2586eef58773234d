import { z } from 'zod';
import { problem } from '../../src/pstn/gateway/problem.js';
import * as schemas from '../../src/pstn/gateway/schemas.js';
import { newKey, type Bench, type Group } from '../bench.js';
import { must, segments, type Call } from '../talk.js';

const status = async ({ talk }: Bench, call: Call, expected: number): Promise<string> => {
  const reply = await talk.call(call);
  const what = `${call.method ?? 'GET'} ${call.path}`;
  must(reply.status === expected, `${what} was answered with ${String(reply.status)}`);
  return reply.text;
};

export const server: Group = {
  title: 'Server',
  checks: [
    {
      name: 'a call without a token is 401',
      says: 'Every path takes the bearer token; without it the answer is 401 and nothing is told.',
      todo: 'Check the header "authorization" before anything else.',
      run: async (bench) => {
        for (const path of ['/abilities', '/customers', '/changes'])
          await status(bench, { path, token: null }, 401);
        await status(
          bench,
          { method: 'PUT', path: segments('holds', newKey()), body: { numbers: [] }, token: null },
          401,
        );
      },
    },
    {
      name: 'a call with a wrong token is 401',
      says: 'Only the token both sides have is taken.',
      todo: 'Compare the whole token, in constant time.',
      run: async (bench) => {
        await status(bench, { path: '/customers', token: 'wrong-token' }, 401);
      },
    },
    {
      name: 'what is not there is 404',
      says: 'An unknown order or location is 404 with a problem, never 200 with nothing and never 500.',
      todo: 'Answer 404 with {"code": "not_found", "message": …}.',
      run: async (bench) => {
        await status(bench, { path: segments('orders', 'no-such-order') }, 404);
        await status(bench, { path: segments('locations', 'no-such-location', 'states') }, 404);
        await status(bench, { path: segments('orders', '../changes') }, 404);
      },
    },
    {
      name: 'what does not fit is 400, with the field',
      says: 'A call that does not fit the contract is 400, and "fields" names what is wrong.',
      todo: 'Validate bodies against the document, and give field and message of each fault.',
      run: async (bench) => {
        const call = {
          method: 'PUT',
          path: segments('holds', newKey()),
          body: { numbers: ['nonsense'] },
        } as const;
        const { fields = [] } = problem.parse(JSON.parse(await status(bench, call, 400)));
        must(fields.length > 0, '"fields" is empty');
      },
    },
    {
      name: 'a body that is not JSON is 400',
      says: 'Nonsense is the caller’s fault: 400, never 500.',
      todo: 'Catch the parser’s error.',
      run: async (bench) => {
        const content = { type: 'application/json', bytes: Buffer.from('{"numbers":'), about: {} };
        await status(bench, { method: 'PUT', path: segments('holds', newKey()), content }, 400);
      },
    },
    {
      name: 'fields nobody knows are passed over',
      says: 'Within version 1 fields are only added; an unknown one is no fault.',
      todo: 'Do not refuse additional properties.',
      run: async ({ talk }) => {
        const body = { numbers: [], colour: 'blue' };
        await talk.read(schemas.holdAnswer, { method: 'PUT', path: segments('holds', newKey()), body });
      },
    },
  ],
};

export const customers: Group = {
  title: 'Customers',
  checks: [
    {
      name: 'somebody with a role has access',
      says: '/access has a row for each customer the person may do something for.',
      todo: 'Compare e-mail addresses without regard to case.',
      run: async ({ talk, place: { person, customer } }) => {
        if (person.given !== undefined) return;
        const query = { id: person.id, email: person.email.toUpperCase() };
        const { access } = await talk.read(schemas.accessAnswer, { path: '/access', query });
        const has = access.some((row) => row.customer.id === customer.id);
        must(has, `${person.email} has no access to ${customer.id}`);
      },
    },
    {
      name: 'a stranger has access to nothing',
      says: 'That is 200 with an empty list.',
      todo: 'Answer {"access": []} for whoever is not known.',
      run: async ({ talk }) => {
        const query = { id: 'nobody', email: 'nobody@switchboard.example' };
        const { access } = await talk.read(schemas.accessAnswer, { path: '/access', query });
        must(access.length === 0, `a stranger has access to ${String(access.length)} customers`);
      },
    },
    {
      name: 'a customer nobody knows has no locations, people and orders',
      says: 'Lists of an unknown customer are empty, or 404.',
      todo: 'Filter by the id; do not fail on it.',
      run: async ({ talk }) => {
        for (const what of ['locations', 'people', 'orders']) {
          const { status: code, text } = await talk.call({ path: segments('customers', 'nobody', what) });
          const rows = z.record(z.string(), z.array(z.unknown())).safeParse(JSON.parse(text)).data?.[what];
          must(code === 404 || rows?.length === 0, `${what} of "nobody" are ${String(code)}: ${text}`);
        }
      },
    },
    {
      name: 'locations are the customer’s own',
      says: 'Each has the id of its customer, a time zone and a PSTN connection.',
      todo: 'Correct customerId of the rows.',
      run: async ({ talk, place: { customer } }) => {
        const path = segments('customers', customer.id, 'locations');
        const { locations } = await talk.read(schemas.locationsAnswer, { path });
        must(
          locations.every(({ customerId }) => customerId === customer.id),
          'a location names another customer',
        );
        for (const { timeZone } of locations) new Intl.DateTimeFormat('en', { timeZone });
      },
    },
  ],
};
