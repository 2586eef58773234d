import { describe, expect, test } from 'vitest';
import { asksOfSetup } from '../../src/reference/pstn-setup.js';
import { useStage } from './stage.js';

const stage = useStage();
const met = asksOfSetup.map(({ id }) => id).join(',');

describe('Cisco PSTN in English', () => {
  test('for a new location: checklist, contact, address, and then numbers', async () => {
    const alice = stage.talk('alice');
    const options = await alice.say('which PSTN option has each location?');
    expect(options.markdown).toContain('Tampa: none yet');
    expect(options.markdown).toContain('Chicago: Cloud Connected PSTN (CCP), not integrated');
    await alice.press('Choose Cisco PSTN for one');
    await alice.press('Continue', { place: 'c4e81b6a-37d2-4f08-8a6e-91b5d0c2e105' });
    const missing = await alice.press('Continue', { met: met.replace('addendum,', '') });
    expect(missing.markdown).toContain('The partner enrols in the program first.');
    await alice.press('Go through the list again');
    await alice.press('Continue', { met });
    await alice.press('Continue', {
      name: 'Alice Morgan',
      email: 'alice.morgan@harborpine.example',
      phone: '+1 713 555 0100',
    });
    await alice.say('7 Bay Street, Suite 3, Tampa, FL 33602');
    await alice.press('Check the address');
    const summary = await alice.press('Save this address');
    expect(summary.markdown).toContain('Signs the contract: Alice Morgan, alice.morgan@harborpine.example');
    const done = await alice.press('Choose Cisco PSTN');
    expect(done.markdown).toContain('Tampa uses the Cisco Calling Plan');
    const numbers = await alice.press('Order numbers');
    expect(numbers.markdown).toContain('Florida');
    await alice.say('cancel');
    expect((await alice.say('which PSTN option has each location?')).markdown).toContain(
      'Tampa: Cisco Calling Plan (Cisco PSTN)',
    );
  });
});

describe('Cisco PSTN på norsk', () => {
  test('for et nytt sted', async () => {
    const ingrid = stage.talk('ingrid');
    const list = await ingrid.say('slå på Cisco PSTN for Trondheim');
    expect(list.markdown).toContain('Før Trondheim kan bruke Cisco Calling Plan');
    await ingrid.say('alle');
    await ingrid.press('Fortsett', {
      name: 'Ingrid Solberg',
      email: 'ingrid.solberg@fjordlys.example',
      phone: '+47 20 00 10 00',
    });
    await ingrid.press('Sjekk adressen', {
      address1: 'Kongens gate 5',
      address2: '',
      postalCode: '7013',
      city: 'Trondheim',
      line: '',
    });
    const summary = await ingrid.press('Lagre denne adressen');
    expect(summary.markdown).toContain('Nødadresse (ESA): Kongens gate 5, 7013 Trondheim');
    expect((await ingrid.press('Velg Cisco PSTN')).markdown).toContain('Trondheim bruker Cisco Calling Plan');
    expect((await ingrid.press('Bestill numre')).markdown).toContain('Trondheim');
  });
});
