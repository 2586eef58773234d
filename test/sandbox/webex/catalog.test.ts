import { expect, it } from 'vitest';
import { runSandbox } from './support/running-sandbox.js';

it('lists its host as version 2 of the SDK looks it up, by name, and as version 3 does, by name and port', async () => {
  const { url } = await runSandbox();
  const response = await fetch(`${url}/u2c/api/v1/catalog?format=hostmap`);
  const { hostCatalog } = (await response.json()) as { hostCatalog: object };
  const { host, hostname } = new URL(url);
  expect(Object.keys(hostCatalog).sort()).toEqual([hostname, host].sort());
});
