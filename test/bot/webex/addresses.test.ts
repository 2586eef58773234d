import { expect, test } from 'vitest';
import { catalogueFor } from '../../../src/bot/webex/addresses.js';

test.each([
  ['https://webexapis.com/v1', 'https://u2c.wbx2.com/u2c/api/v1'],
  ['https://api-usgov.webex.com/v1', 'https://u2c.gov.ciscospark.com/u2c/api/v1'],
  ['http://127.0.0.1:3000/v1', 'http://127.0.0.1:3000/u2c/api/v1'],
])('the websocket of %s is looked up at %s', (apiUrl, catalogue) => {
  expect(catalogueFor(apiUrl)).toBe(catalogue);
});
