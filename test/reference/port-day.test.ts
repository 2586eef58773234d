import { expect, test } from 'vitest';
import { locales } from '../../src/locale.js';
import { portDayRows, portDayTexts } from '../../src/reference/port-day.js';

test.each(locales)('every row has its text in %s, and no text is without a row', (locale) => {
  expect(Object.keys(portDayTexts[locale]).sort()).toEqual(portDayRows.map(({ id }) => id).sort());
});
