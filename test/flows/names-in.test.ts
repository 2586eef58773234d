import { expect, test } from 'vitest';
import type { GroupData } from '../../src/flows/port-numbers/data.js';
import { onlyBuiltIn } from '../support/fake-services.js';
import { talkWith } from '../support/talk-engine.js';

test('whoever reads where a message belongs is told which names the drafts hold', async () => {
  const told: string[] = [];
  const talk = talkWith({
    routing: (text, names) => {
      told.push(...names);
      return onlyBuiltIn(text);
    },
  });
  await talk.say('port 409-555-0110 to 409-555-0114 to Houston');
  const group: GroupData = {
    businessName: 'Quietwater Holdings',
    authorisedName: 'Kari Nordmann',
    accountNumber: 'QWHLD',
    service: { street: '77 Hemlock Passage', city: 'Galveston', zip: '77550' },
    signature: { firstName: 'Ola', lastName: 'Berg', jobTitle: 'CEO', at: '2026-11-24T15:00:00Z' },
    losingCarrier: 'Lone Star Telecom',
  };
  talk.change(({ live, kept }) => ({
    kept: live === undefined ? kept : [...kept, { ...live, data: { groups: { one: group } } }],
  }));
  await talk.say('it rings funny and the guy wants it gone');
  for (const name of [
    'Quietwater Holdings',
    'Kari Nordmann',
    'QWHLD',
    '77 Hemlock Passage',
    'Galveston',
    'Ola',
    'Berg',
  ])
    expect(told).toContain(name);
  expect(told).not.toContain('Lone Star Telecom');
});
