import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCallingStage, type CallingStage } from '../support/calling-stage.js';
import { launchBrowser, type BrowserLaunch } from '../support/browser.js';

let stage: CallingStage;
let launch: BrowserLaunch;
beforeAll(async () => {
  [stage, launch] = await Promise.all([openCallingStage(), launchBrowser()]);
});
afterAll(async () => {
  await launch.browser?.close();
  await stage.stop();
});

it('an administrator lets Switchboard use Webex Calling, and is led back with a code', async (context) => {
  if (launch.browser === undefined) return context.skip(launch.reason);
  const server = createServer((_req, res) => res.end('back')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const back = `http://127.0.0.1:${(server.address() as AddressInfo).port}/back?kept=1`;
  const query = new URLSearchParams({
    client_id: stage.info.calling.integration.clientId,
    response_type: 'code',
    redirect_uri: back,
    scope: 'spark-admin:people_read',
    state: 'abc',
  });
  const page = await launch.browser.newPage({ locale: 'nb-NO' });
  const faults: string[] = [];
  page.on('console', (entry) => entry.type() === 'error' && faults.push(entry.text()));
  await page.goto(`${stage.info.apiUrl}/authorize?${query.toString()}`);
  await page.getByRole('heading', { name: 'La Switchboard bruke Webex Calling' }).waitFor();
  await page.getByRole('button', { name: 'Ingrid Solberg, Fjordlys AS' }).click();
  await page.waitForURL(/\/back/);
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('kept'), searchParams.get('state')]).toEqual(['1', 'abc']);
  expect(searchParams.get('code')).toMatch(/^[0-9a-f]{48}$/);
  expect(faults.filter((text) => !text.includes('404'))).toEqual([]);
  await page.close();
  server.closeAllConnections();
  server.close();
});
