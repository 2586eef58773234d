import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createContract, readDocument } from '../../conformance/contract.js';
import { isObject, pointer, type Json } from '../../conformance/document.js';
import { statusEventSchema } from '../../src/bot/news/status-event.js';
import { esaAddressSchema } from '../../src/esa/address.js';
import { aboutAnswer } from '../../src/pstn/gateway/about.js';
import * as emergency from '../../src/pstn/gateway/emergency-schemas.js';
import * as ports from '../../src/pstn/gateway/port-schemas.js';
import { problem } from '../../src/pstn/gateway/problem.js';
import * as answers from '../../src/pstn/gateway/schemas.js';
import { abilities } from '../../src/reference/abilities.js';
import * as asked from '../../src/sandbox/desk/api-schemas.js';
import { person } from '../../src/sandbox/desk/person-schema.js';
import * as askedOfPorts from '../../src/sandbox/desk/ports/port-schemas.js';
import { skeletonOf, zodSkeleton } from '../support/skeleton.js';

const document = readDocument();
const schema = (name: string): string => pointer('components', 'schemas', name);
const answerOf = (path: string, method = 'get'): string =>
  `${pointer('paths', path, method)}/responses/200/content/application~1json/schema`;

describe('the document', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document as Record<string, unknown>);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('has only examples that fit what they are examples of', () => {
    const contract = createContract({ strict: true });
    const faults: string[] = [];
    let seen = 0;
    const look = (value: Json, at: string): void => {
      if (Array.isArray(value))
        return value.forEach((one: Json, index) => look(one, `${at}/${String(index)}`));
      if (!isObject(value)) return;
      const named = isObject(value['examples']) ? Object.entries(value['examples']) : [];
      const ofContent = named.map(([, one]) => (isObject(one) ? one['value'] : undefined));
      const ofSchema = Array.isArray(value['examples']) ? (value['examples'] as readonly Json[]) : [];
      const judged = value['schema'] === undefined ? at : `${at}/schema`;
      for (const example of [...ofSchema, ...ofContent, value['example']]) {
        if (example === undefined) continue;
        seen += 1;
        faults.push(...contract.faultsAt(`example at ${at}`, judged, example));
      }
      for (const [name, one] of Object.entries(value)) {
        if (name !== 'example' && name !== 'examples') look(one, at + pointer(name));
      }
    };
    look(document, '');
    expect(faults).toEqual([]);
    expect(seen).toBeGreaterThan(30);
  });

  it('names every ability there is', () => {
    const told = skeletonOf(document, schema('Abilities'));
    expect(told).toHaveProperty('abilities.each', `|${[...abilities].sort().join('|')}|`);
  });
});

/** A list of the table is an answer's property of that name. */
const read: readonly [string, string, z.ZodType][] = [
  ['access', answerOf('/access'), answers.accessAnswer],
  ['customers', answerOf('/customers'), answers.customersAnswer],
  ['people', answerOf('/customers/{customer}/people'), answers.colleaguesAnswer],
  ['locations', answerOf('/customers/{customer}/locations'), answers.locationsAnswer],
  ['orders of a customer', answerOf('/customers/{customer}/orders'), answers.ordersAnswer],
  ['directory', answerOf('/customers/{customer}/directory'), emergency.directoryAnswer],
  ['states', answerOf('/locations/{location}/states'), answers.statesAnswer],
  ['inventory', answerOf('/locations/{location}/inventory'), answers.inventoryAnswer],
  ['numbers', answerOf('/locations/{location}/numbers'), answers.numbersAnswer],
  ['blocks', answerOf('/locations/{location}/blocks'), answers.blocksAnswer],
  ['holds', answerOf('/holds/{key}', 'put'), answers.holdAnswer],
  ['orders placed', answerOf('/orders', 'post'), answers.orderAnswer],
  ['order', answerOf('/orders/{order}'), answers.order],
  ['changes', answerOf('/changes'), answers.changesAnswer],
  ['portability', answerOf('/locations/{location}/portability', 'post'), ports.portabilityAnswer],
  ['account', answerOf('/orders/{order}/account'), ports.portAccount],
  ['documents', answerOf('/orders/{order}/documents/{document}', 'put'), answers.changeAnswer],
  ['resubmissions', answerOf('/orders/{order}/resubmissions/{key}', 'put'), answers.changeAnswer],
  ['ECBN', answerOf('/locations/{location}/ecbn'), emergency.ecbn],
  ['address look-ups', answerOf('/locations/{location}/address-lookups', 'post'), emergency.lookupAnswer],
  ['addresses', answerOf('/locations/{location}/addresses/{key}', 'put'), emergency.savedAnswer],
  ['connection', answerOf('/locations/{location}/connection'), emergency.connectionAnswer],
  ['connections', answerOf('/locations/{location}/connections/{key}', 'put'), emergency.enabledAnswer],
  ['problems', schema('Problem'), problem],
];

describe('what the bot reads is what the document says', () => {
  it.each(read)('%s', (_, at, zod) => {
    expect(zodSkeleton(zod)).toEqual(skeletonOf(document, at));
  });

  it('abilities, which may be any text', () => {
    const told = skeletonOf(document, schema('Abilities'));
    expect(zodSkeleton(aboutAnswer)).toEqual({ ...(told as object), abilities: { each: 'string' } });
  });

  it('status events, in their own file too', () => {
    const told = skeletonOf(document, schema('StatusEvent'));
    expect(zodSkeleton(statusEventSchema)).toEqual(told);
    const file = JSON.parse(readFileSync('docs/order-events.schema.json', 'utf8')) as Json;
    expect(skeletonOf(file, '')).toEqual(told);
  });
});

describe('what the desk takes is what the document says', () => {
  it.each<[string, string, z.ZodType]>([
    ['holds', schema('HoldRequest'), asked.holdBody],
    ['new orders', schema('NewOrder'), asked.orderBody],
    ['people', schema('PersonRef'), person],
    ['changes of a port', schema('ChangeRequest'), askedOfPorts.changeBody],
    ['what a document is', schema('AboutDocument'), askedOfPorts.aboutDocument],
    ['emergency addresses', schema('EsaAddress'), esaAddressSchema],
  ])('%s', (_, at, zod) => {
    expect(zodSkeleton(zod)).toEqual(skeletonOf(document, at));
  });
});
