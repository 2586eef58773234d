import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deeds } from '../../src/reference/deeds.js';
import { registry } from '../support/talk-engine.js';

const codeIn = (folder: string): { file: string; code: string }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, code: readFileSync(join(folder, file), 'utf8') }));

const flows = codeIn('src/flows');
const bot = codeIn('src/bot');

/** What changes something for a customer: each is done behind a button that names its deed. */
const changes: Readonly<Record<string, string>> = {
  'order-numbers/summary: order': 'place_order',
  'order-block/summary: order': 'place_order',
  'request-numbers/summary: send': 'request_numbers',
  'port-numbers/review: submit': 'port_numbers',
  'fix-port/summary: send': 'fix_port',
  'fix-port/sign: sign': 'fix_port',
  'fix-port/splitReview: send': 'fix_port',
  'change-port/date: ask': 'change_port',
  'change-port/value: save': 'change_port',
  'change-port/remove: save': 'change_port',
  'change-port/cancel: cancelOrder': 'cancel_port',
  'change-port/status: enter': 'report_status',
  'hand-over/type: tick': 'report_status',
  'hand-over/type: page': 'report_status',
  'hand-over/type: files': 'report_status',
  'hand-over/type: placed': 'report_status',
  'hand-over/filed: file': 'report_status',
  'hand-over/status: enter': 'report_status',
  'hand-over/sheet: enter': 'report_status',
  'give-roles/people: give': 'give_roles',
  'give-roles/people: take': 'give_roles',
  'second-person/rules: save': 'set_approvals',
  'edit-esa/compare: save': 'save_address',
  'edit-esa/restore: restore': 'save_address',
  'enable-pstn/summary: enable': 'enable_pstn',
};

describe('rights come from the table of deeds alone', () => {
  test('every deed is asked for somewhere', () => {
    const code = [...flows, ...bot].map((one) => one.code).join('\n');
    expect(deeds.filter((deed) => !code.includes(`'${deed}'`))).toEqual([]);
  });

  test('no flow compares roles itself', () => {
    const own = flows.filter(
      ({ file, code }) =>
        file !== join('engine', 'rights.ts') && /\brole\s*(?:===|!==)|roleFor|['"]read-only['"]/.test(code),
    );
    expect(own.map(({ file }) => file)).toEqual([]);
  });

  test('every button that changes something names its deed', () => {
    const named = registry.flows.flatMap(({ flow }) =>
      Object.entries(flow.steps).flatMap(([step, { deeds: done = {} }]) =>
        Object.entries(done).map(([action, { deed }]) => [`${flow.id}/${step}: ${action}`, deed] as const),
      ),
    );
    expect(Object.fromEntries(named)).toEqual(changes);
  });

  test('every deed of a step is one of its buttons', () => {
    const strange = registry.flows.flatMap(({ flow }) =>
      Object.entries(flow.steps).flatMap(([step, { deeds: done = {}, actions }]) =>
        Object.keys(done).flatMap((action) => (action in actions ? [] : [`${flow.id}/${step}: ${action}`])),
      ),
    );
    expect(strange).toEqual([]);
  });

  test('nothing is changed with the back end anywhere but in those flows', () => {
    const changing =
      /\.(?:placeOrder|resubmitPort|changePort|cancelPort|addDocument|enableCiscoPstn)\(|\.save(?:Location|Number)Address\(/;
    const folders = flows.filter(({ code }) => changing.test(code)).map(({ file }) => file.split('/')[0]);
    expect([...new Set(folders)].sort()).toEqual([
      'change-port',
      'edit-esa',
      'enable-pstn',
      'fix-port',
      'port-numbers',
      'shared',
    ]);
  });
});
