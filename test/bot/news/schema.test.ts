import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { statusEventSchema } from '../../../src/bot/news/status-event.js';

test('the published schema is the one the door reads by', () => {
  const published: unknown = JSON.parse(readFileSync('docs/order-events.schema.json', 'utf8'));
  expect(published).toEqual(z.toJSONSchema(statusEventSchema));
});
