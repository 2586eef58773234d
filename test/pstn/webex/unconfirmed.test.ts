import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callingSettings } from '../../../src/pstn/webex/settings.js';

const doc = readFileSync('docs/unconfirmed.md', 'utf8');
const folder = 'src/pstn/webex/unconfirmed';
const files = readdirSync(folder);

test('everything unconfirmed is in the document, and the document names nothing that is not there', () => {
  const named = [...doc.matchAll(/`([\w-]+\.ts)`/g)].map(([, file]) => file);
  expect(named.sort()).toEqual(files.sort());
  for (const [, setting = ''] of doc.matchAll(/`(CALLING_\w+)`/g))
    expect(callingSettings).toHaveProperty(setting);
});

test.each(files)('%s says how to check it', (file) => {
  expect(readFileSync(`${folder}/${file}`, 'utf8')).toMatch(/\* To check: /);
});
