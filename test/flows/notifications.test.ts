import { expect, test } from 'vitest';
import { inputElements, talkWith } from '../support/talk-engine.js';

test('time zones are offered as people know them, and told so', async () => {
  const talk = talkWith({ as: 'per' });
  await talk.say('notification settings');
  const zones = inputElements(talk.lastCard()).find(({ id }) => id === 'timeZone')?.['choices'];
  expect(zones).toContainEqual({ title: 'Oslo (UTC+01:00)', value: 'Europe/Oslo' });
  expect(zones).toContainEqual({ title: 'UTC', value: 'UTC' });
  talk.fill({ timeZone: 'Europe/Oslo', quietFrom: '20:00', quietTo: '07:00' });
  expect((await talk.act('save')).markdown).toContain('between 20:00 and 07:00, Oslo (UTC+01:00).');
});
