/** docs/ordering-api.yaml as a judge: which operation a call is, and what is wrong with its request and its answer. */
import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';
import { closed, resolve, type Json } from './document.js';
import { operationsOf, type Operation } from './operations.js';

export const contractPath = new URL('../docs/ordering-api.yaml', import.meta.url);
export const readDocument = (): Json => z.json().parse(parse(readFileSync(contractPath, 'utf8')));

export interface Exchange {
  readonly method: string;
  /** Path and query, without what PSTN_URL holds of it. */
  readonly target: string;
  readonly headers: Headers;
  /** The text of a JSON body; undefined where there is none, or where it is a document. */
  readonly body: string | undefined;
  readonly status: number;
  readonly answer: string;
}

const told = (errors: ErrorObject[] | null | undefined): string =>
  (errors ?? [])
    .slice(0, 3)
    .map(({ instancePath, message = 'is wrong', params }) => {
      const what = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
      return `${instancePath || 'the whole'} ${message}${what}`;
    })
    .join('; ');

export type Contract = ReturnType<typeof createContract>;

/** `strict`: nothing may be said that the document does not name; else later fields are let through. */
export function createContract({ strict = false } = {}) {
  const document = strict ? closed(readDocument()) : readDocument();
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  formats.default(ajv);
  ajv.addSchema(document as object, 'contract');
  const operations = operationsOf(document);

  const compiled = new Map<string, ValidateFunction>();
  const validatorAt = (at: string): ValidateFunction => {
    const known = compiled.get(at) ?? ajv.compile({ $ref: `contract#${encodeURI(at)}` });
    compiled.set(at, known);
    return known;
  };
  const faultIn = (what: string, at: string, value: unknown): string[] => {
    const validate = validatorAt(at);
    return validate(value) ? [] : [`${what}: ${told(validate.errors)}`];
  };
  const jsonFaults = (what: string, at: string, text: string): string[] => {
    try {
      return faultIn(what, at, JSON.parse(text));
    } catch {
      return [`${what}: is not JSON`];
    }
  };

  function find(
    method: string,
    target: string,
  ): { operation: Operation; ids: Record<string, string> } | undefined {
    const path = target.split('?')[0] ?? '';
    for (const operation of operations) {
      const match = operation.method === method ? operation.pattern.exec(path) : null;
      if (match !== null) return { operation, ids: { ...match.groups } };
    }
    return undefined;
  }

  function parameterFaults({ method, target, headers }: Exchange): string[] {
    const { operation, ids } = find(method, target) ?? {};
    const query = new URLSearchParams(target.split('?')[1] ?? '');
    const known = new Set(operation?.parameters.filter((one) => one.in === 'query').map(({ name }) => name));
    const strange = [...query.keys()].filter((name) => strict && !known.has(name));
    const given = { query: (name: string) => query.get(name), header: (name: string) => headers.get(name) };
    return [
      ...strange.map((name) => `query: ${name} is not in the contract`),
      ...(operation?.parameters ?? []).flatMap(({ name, in: where, required, at }) => {
        const text = where === 'path' ? decodeURIComponent(ids?.[name] ?? '') : given[where](name);
        if (text === null) return required ? [`${where}: ${name} is missing`] : [];
        const { type, contentSchema } = z
          .object({ type: z.string().optional(), contentSchema: z.unknown().optional() })
          .parse(resolve(document, `${at}/schema`).value);
        if (contentSchema !== undefined)
          return jsonFaults(name, `${at}/schema/contentSchema`, Buffer.from(text, 'base64url').toString());
        return faultIn(`${where} ${name}`, `${at}/schema`, type === 'integer' ? Number(text) : text);
      }),
    ];
  }

  function requestFaults(exchange: Exchange): string[] {
    const { operation } = find(exchange.method, exchange.target) ?? {};
    if (operation === undefined) return ['is not in the contract'];
    const body = resolve(document, `${operation.at}/requestBody`);
    const json = resolve(document, `${body.at}/content/application~1json/schema`);
    const faults = parameterFaults(exchange);
    if (json.value === undefined) return faults;
    return [...faults, ...jsonFaults('request', json.at, exchange.body ?? '')];
  }

  function answerFaults({ method, target, status, answer }: Exchange): string[] {
    const { operation } = find(method, target) ?? {};
    if (operation === undefined) return ['is not in the contract'];
    const own = resolve(document, `${operation.at}/responses/${String(status)}`);
    if (own.value === undefined && status < 400) return [`status ${String(status)} is not in the contract`];
    const response = own.value === undefined ? resolve(document, `${operation.at}/responses/default`) : own;
    return jsonFaults('answer', `${response.at}/content/application~1json/schema`, answer);
  }

  return {
    document,
    operations: operations.map(({ id }) => id),
    operationOf: (method: string, target: string) => find(method, target)?.operation.id,
    requestFaults,
    answerFaults,
    /** What is wrong with a value that is to fit the schema at a pointer; `what` begins the sentence. */
    faultsAt: faultIn,
  };
}
