import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGatewayPstn } from '../../src/pstn/gateway/gateway-pstn.js';
import { createSandboxClock } from '../../src/sandbox/clock.js';
import { createDesk } from '../../src/sandbox/desk/create-desk.js';
import { world } from '../../src/sandbox/world-data.js';
import { carrierOf, port } from '../sandbox/desk/port-support.js';
import { launchBrowser } from '../support/browser.js';

const { browser, reason } = await launchBrowser();
const token = 'token-of-the-test';

let server: Server;
let url: string;

beforeAll(async () => {
  const clock = createSandboxClock();
  const desk = await createDesk({ world, clock, seed: 1, publicUrl: 'http://localhost', token });
  server = createServer(express().use(desk.router)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await browser?.close();
});

const file = async (key: string, numbers: string[], plan?: string): Promise<string> => {
  const pstn = createGatewayPstn({ url: `${url}/desk/api`, token });
  const result = await pstn.placeOrder(port({ key, numbers, ...(plan ? { plan } : {}) }));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.order.id;
};

const open = async (path: string, width = 1280): Promise<{ page: Page; faults: string[] }> => {
  if (!browser) throw new Error(reason);
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-US' });
  const faults: string[] = [];
  page.on('console', (entry) => entry.type() === 'error' && faults.push(entry.text()));
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto(`${url}/desk${path}`);
  return { page, faults };
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const chipShows = (page: Page, text: string) =>
  page.locator('.order-head .chip', { hasText: text }).waitFor();

describe.skipIf(!browser)('whoever plays Cisco', () => {
  it('accepts a port, confirms a date, turns the clock to it and completes', async () => {
    const id = await file('a', ['+14095550101']);
    const { page, faults } = await open(`?lang=en#${id}`);
    await press(page, 'Accept');
    await chipShows(page, 'Submitted');
    await press(page, 'Confirm the date …');
    await press(page, 'Confirm this time');
    await chipShows(page, 'FOC received');
    await press(page, 'To the FOC');
    await page.locator('#to-foc:disabled').waitFor();
    await press(page, 'Complete');
    await chipShows(page, 'Completed');
    expect(faults).toEqual([]);
  });

  it('rejects one for two reasons at once, with the words of the carrier and the numbers', async () => {
    const id = await file('b', ['+14095550102', '+14095550103']);
    const { page, faults } = await open(`?lang=en#${id}`);
    await press(page, 'Reject …');
    await page.getByLabel('Authorised name does not match').check();
    await page.getByLabel('Words of the carrier').first().fill('NAME NOT ON CSR');
    await page.getByLabel('A number cannot be ported').check();
    await page.locator('.reasons').getByLabel('+1 409-555-0103').check();
    // A poll in between must not lose what is ticked.
    await carrierOf({ post }, id).remark({ what: 'note', text: 'Called.' });
    await page.locator('.timeline', { hasText: 'Called.' }).waitFor();
    await press(page, 'Reject');
    await chipShows(page, 'Rejected');
    const said = page.locator('.timeline ul.said li');
    expect(await said.allInnerTexts()).toEqual([
      'Authorised name does not match · “NAME NOT ON CSR”',
      'A number cannot be ported · +1 409-555-0103',
    ]);
    expect(faults).toEqual([]);
  });

  it('sees the orders of one plan together, also on a phone and in Norwegian', async () => {
    await file('c', ['+14095550151'], 'plan-1');
    const id = await file('d', ['+19365550101'], 'plan-1');
    const { page, faults } = await open('?lang=nb', 390);
    await page.getByText('Porteringsplan med 2 bestillinger').waitFor();
    expect(await page.locator('.plan .row').count()).toBe(2);
    await page.locator(`.row[data-id="${id}"]`).click();
    await page.getByText('Bestillinger i samme plan').waitFor();
    await press(page, 'Avvis …');
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    expect(faults).toEqual([]);
  });
});

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-desk-page': '1' };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}
