/**
 * The public description of the Webex calls that Switchboard makes (`test/sandbox/calling/description/`), and whether an
 * exchange is as described. What is not in there is no call that Switchboard may make: numbers of a location are never
 * added, activated or removed (webex-api.md 3.3).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

export interface Exchange {
  readonly method: string;
  /** Below `/v1`, with its query. */
  readonly path: string;
  /** Parsed; absent when there was none. */
  readonly request?: unknown;
  readonly status: number;
  /** Parsed; text where it is no JSON; absent when there was none. */
  readonly answer?: unknown;
}

interface Call {
  readonly method: string;
  readonly template: readonly string[];
  readonly query: readonly string[];
  readonly body: ValidateFunction | undefined;
  readonly answers: ReadonlyMap<number, ValidateFunction | undefined>;
}

const folder = 'test/sandbox/calling/description';
const schema = z.record(z.string(), z.unknown());
const callSchema = z.record(
  z.string(),
  z.object({
    source: z.string(),
    query: z.array(z.string()),
    body: schema.optional(),
    answers: z.record(z.string(), schema.nullable()),
  }),
);

const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, formats: { 'date-time': true } });
ajv.addSchema(schema.parse(read('shared.json')));
const isError = ajv.compile({ $ref: 'shared#/$defs/error' });

const callsOf = (name: string): Call[] =>
  Object.entries(callSchema.parse(read(name))).map(([title, { query, body, answers }]) => {
    const [method = '', path = ''] = title.split(' ');
    const compiled = Object.entries(answers).map(
      ([status, one]) => [Number(status), one === null ? undefined : ajv.compile(one)] as const,
    );
    return {
      ...{ method, query, template: path.split('/') },
      body: body === undefined ? undefined : ajv.compile(body),
      answers: new Map(compiled),
    };
  });

const calls = readdirSync(folder)
  .filter((name) => name !== 'shared.json')
  .flatMap(callsOf);

/** Each call as `GET /locations/{locationId}`. */
export const describedCalls: readonly string[] = calls.map(
  ({ method, template }) => `${method} ${template.join('/')}`,
);

const isVariable = (part: string): boolean => part.startsWith('{');
const variables = ({ template }: Call): number => template.filter(isVariable).length;

const callOf = (method: string, path: string): Call | undefined => {
  const parts = path.split('/');
  const fits = ({ template }: Call): boolean =>
    template.length === parts.length &&
    template.every((part, at) => (isVariable(part) ? parts[at] !== '' : part === parts[at]));
  return calls
    .filter((call) => call.method === method && fits(call))
    .sort((one, other) => variables(one) - variables(other))[0];
};

/** `GET /locations/{locationId}` for an exchange; undefined for a call that is not described. */
export const titleOf = ({ method, path }: Pick<Exchange, 'method' | 'path'>): string | undefined => {
  const call = callOf(method, path.split('?')[0] ?? '');
  return call && `${call.method} ${call.template.join('/')}`;
};

const faultsOf = (what: string, check: ValidateFunction, value: unknown): string[] =>
  check(value)
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${what}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      );

const requestFaults = (call: Call, path: string, request: unknown): string[] => {
  const query = [...new URL(path, 'http://webex.example').searchParams.keys()];
  const unknown = query.filter((name) => !call.query.includes(name)).map((name) => `query has ${name}`);
  if (call.body !== undefined) return [...unknown, ...faultsOf('request', call.body, request)];
  return request === undefined ? unknown : [...unknown, 'request has a body'];
};

const answerFaults = (call: Call, status: number, answer: unknown): string[] => {
  if (status >= 400) return faultsOf('answer', isError, answer);
  if (!call.answers.has(status)) return [`status is ${status}`];
  const check = call.answers.get(status);
  if (check !== undefined) return faultsOf('answer', check, answer);
  return answer === undefined ? [] : ['answer has a body'];
};

/** What in an exchange differs from the description; empty when nothing does. */
export const differences = ({ method, path, request, status, answer }: Exchange): readonly string[] => {
  const call = callOf(method, path.split('?')[0] ?? '');
  const title = `${method} ${path}`;
  if (call === undefined) return [`${title}: is not described`];
  // A request that was refused may have been wrong on purpose; its answer never.
  const ofRequest = status >= 400 ? [] : requestFaults(call, path, request);
  return [...ofRequest, ...answerFaults(call, status, answer)].map((fault) => `${title}: ${fault}`);
};
