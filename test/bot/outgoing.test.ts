import { expect, test } from 'vitest';
import { messageTo, messageWithFile } from '../../src/bot/outgoing.js';

test('what somebody wrote mentions nobody in the name of the bot', () => {
  const markdown = 'I looked for <@all> and <@personEmail:boss@x.example|you>, a < b @ c';
  const sent = 'I looked for (@all> and (@personEmail:boss@x.example|you>, a < b @ c';
  expect(messageTo({ roomId: 'r' }, { markdown }).markdown).toBe(sent);
  const file = { id: 'f', name: 'f.csv', type: 'text/csv', size: 1 };
  expect(messageWithFile({ roomId: 'r' }, markdown, file).markdown).toBe(sent);
});
