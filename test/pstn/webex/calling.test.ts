import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EsaAddress } from '../../../src/esa/address.js';
import { createMemoryShelf } from '../../../src/pstn/webex/credentials/shelf.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import type { DeedRow } from '../../../src/pstn/webex/deeds.js';
import type { Location } from '../../../src/pstn/provider.js';
import { createCallingStage, office, partnerName, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
let calling: WebexCalling;
beforeAll(async () => {
  stage = await createCallingStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.faults({});
  calling = stage.calling();
});

const harbor = () => stage.organization('Harbor & Pine');
const alice = () => stage.person('alice.morgan@harborpine.example');

async function locationNamed(name: string, of = harbor()): Promise<Location> {
  const found = (await calling.locations(of)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no location ${name}`);
  return found;
}

describe('what Webex Calling tells', () => {
  it('the organisations that have let the Service App in', async () => {
    const customers = await calling.customers();
    expect(customers.map(({ name }) => name)).toEqual(['Harbor & Pine', 'Bluebird Bakery', 'Fjordlys AS']);
    expect(customers.every(({ subscription }) => subscription === 'paid')).toBe(true);
  });

  it('only those that the settings want', async () => {
    const environment = { ...stage.environment(partnerName), CALLING_ORGS: harbor() };
    const customers = await stage.calling({ environment }).customers();
    expect(customers.map(({ name }) => name)).toEqual(['Harbor & Pine']);
  });

  it('locations with their connection, and how numbers are ordered there', async () => {
    const told = (await calling.locations(harbor())).map(({ name, pstn, variant }) => [name, pstn, variant]);
    expect(told).toEqual([
      ['Houston', 'CISCO_PSTN', 'A'],
      ['San Jose', 'CISCO_PSTN', 'A'],
      ['Toronto', 'CISCO_PSTN', 'A'],
      ['Chicago', 'NON_INTEGRATED_CCP', 'A'],
      ['Tampa', 'NONE', 'A'],
    ]);
    const oslo = await locationNamed('Oslo', stage.organization('Fjordlys AS'));
    expect(oslo).toMatchObject({ country: 'NO', timeZone: 'Europe/Oslo', variant: 'B' });
  });

  it('countries with self-service as the settings name them', async () => {
    const environment = { ...stage.environment('Fjordlys AS'), CALLING_SELF_SERVICE_COUNTRIES: 'NO' };
    const locations = await stage.calling({ environment }).locations(stage.organization('Fjordlys AS'));
    expect(locations.filter(({ variant }) => variant === 'A').map(({ country }) => country)).toEqual([
      'NO',
      'NO',
      'NO',
    ]);
  });

  it('numbers with their state, and how old that is', async () => {
    const houston = await locationNamed('Houston');
    const first = await calling.numbers(houston.id);
    expect(first.value.length).toBeGreaterThan(5);
    expect(first.value.filter(({ isMain }) => isMain)).toHaveLength(1);
    expect(first.value[0]).toMatchObject({ state: 'active', isTollFree: false });
    expect(Date.now() - Date.parse(first.readAt)).toBeLessThan(10_000);
    const again = await calling.numbers(houston.id);
    expect(again.readAt).toBe(first.readAt);
    expect(await calling.directoryReadAt?.(houston.customerId)).toBe(first.readAt);
    await expect(calling.numbers('no-such-location')).rejects.toMatchObject({
      code: 'calling_not_consented',
    });
  });

  it('numbers that wait for their terms as inactive', async () => {
    const sanJose = await locationNamed('San Jose');
    const states = new Set((await calling.numbers(sanJose.id)).value.map(({ state }) => state));
    expect([...states]).toEqual(['inactive']);
  });

  it('who has which number, and who has an extension only', async () => {
    const rows = await calling.directory(harbor());
    const maria = rows.find(({ owner }) => owner?.name === 'Maria Lopez');
    expect(maria).toMatchObject({ number: expect.stringMatching(/^\+1/) as string, owner: { kind: 'user' } });
    const kinds = new Set(rows.flatMap(({ owner }) => owner?.kind ?? []));
    expect([...kinds].sort()).toEqual(['feature', 'user', 'workspace']);
    const bare = rows.filter(({ number }) => number === undefined);
    expect(bare.map(({ owner, extension }) => [owner?.name, extension])).toEqual([['Noor Haddad', '2040']]);
  });

  it('callback numbers with their quality, and how many depend on one', async () => {
    const houston = await locationNamed('Houston');
    expect(await calling.locationEcbn(houston.id)).toMatchObject({ quality: 'NOT_RECOMMENDED' });
    const rows = await calling.directory(harbor());
    const idOf = (name: string) => rows.find(({ owner }) => owner?.name === name)?.owner?.id ?? '';
    const maria = rows.find(({ owner }) => owner?.name === 'Maria Lopez');
    expect(await calling.ownerEcbn(idOf('Maria Lopez'))).toEqual({
      number: maria?.number,
      quality: 'RECOMMENDED',
      dependants: 0,
    });
    expect(await calling.ownerEcbn(idOf('Noor Haddad'))).toMatchObject({ quality: 'NOT_RECOMMENDED' });
    expect(await calling.ownerEcbn(idOf('Front desk menu'))).toBeUndefined();
    expect(await calling.ownerEcbn('no-such-owner')).toBeUndefined();
    expect(await calling.locationEcbn('no-such-location')).toBeUndefined();
  });

  it('licences, which tell nothing of the Calling Plan', async () => {
    const names = (await calling.licenses(harbor())).map(({ name }) => name);
    expect(names).toContain('Webex Calling - Professional');
  });

  it('that a connection is chosen in Control Hub alone', async () => {
    const tampa = await locationNamed('Tampa');
    const contact = { name: 'Alice Morgan', email: alice().email, phone: '+17135550100' };
    expect(await calling.canEnable(tampa.id)).toBe(false);
    expect(await calling.enableCiscoPstn(tampa.id, { contact, address: office }, 'k', alice())).toEqual({
      ok: false,
      why: 'by_hand',
    });
  });
});

describe('a trial', () => {
  it('is what the settings say, and every number on the plan counts', async () => {
    const id = stage.organization('Bluebird Bakery');
    const uuid = Buffer.from(id, 'base64url').toString().split('/').at(-1) ?? '';
    const environment = { ...stage.environment('Bluebird Bakery'), CALLING_TRIAL_ORGS: uuid };
    const [bluebird] = await stage.calling({ environment }).customers();
    const rows = (await calling.directory(id)).filter(({ number }) => number !== undefined);
    expect(bluebird).toMatchObject({ subscription: 'trial', trialNumbersUsed: rows.length });
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('who may act', () => {
  const rolesOf = async (email: string, of = calling) =>
    (await of.access(stage.person(email))).map(({ customer, role }) => [customer.name, role]);

  it('is told by the roles that Webex has', async () => {
    expect(await rolesOf('alice.morgan@harborpine.example')).toEqual([['Harbor & Pine', 'admin']]);
    expect(await rolesOf('noor.haddad@harborpine.example')).toEqual([['Harbor & Pine', 'read-only']]);
    expect(await rolesOf('sam.reed@harborpine.example')).toEqual([]);
    expect(await rolesOf('ingrid.solberg@fjordlys.example')).toEqual([['Fjordlys AS', 'admin']]);
  });

  it('includes a partner only where the token is that of the partner', async () => {
    expect(await rolesOf('per.lund@northwind.example')).toEqual([]);
    const ofPartner = stage.calling({ environment: stage.environment(partnerName) });
    expect(await rolesOf('per.lund@northwind.example', ofPartner)).toEqual([
      ['Harbor & Pine', 'partner'],
      ['Bluebird Bakery', 'partner'],
      ['Fjordlys AS', 'partner'],
      [partnerName, 'admin'],
    ]);
    expect(await rolesOf('alice.morgan@harborpine.example', ofPartner)).toEqual([['Harbor & Pine', 'admin']]);
  });

  it('is nobody whose id is made up', async () => {
    expect(await calling.access({ id: 'made-up', email: 'alice.morgan@harborpine.example' })).toEqual([]);
    expect(await calling.access({ id: '../../v1/people/me', email: alice().email })).toEqual([]);
  });

  it('names the administrators of a customer', async () => {
    const colleagues = await calling.colleagues(harbor());
    expect(colleagues).toHaveLength(2);
    expect(colleagues).toEqual(expect.arrayContaining([{ email: alice().email, role: 'admin' }]));
  });
});

describe('emergency addresses', () => {
  it('are looked up: right, corrected, several, none', async () => {
    const { id } = await locationNamed('Houston');
    const look = (over: Partial<EsaAddress>) => calling.lookupAddress(id, { ...office, ...over });
    expect(await look({})).toEqual({ suggestions: [{ address: office, faults: [] }], faults: [] });
    expect((await look({ address1: '1200 Mian Street' })).suggestions).toMatchObject([
      { address: { address1: '1200 Main Street' }, faults: [{ code: 'PMP4004' }] },
    ]);
    expect((await look({ address1: '12 Twin Street' })).suggestions).toHaveLength(2);
    expect(await look({ address1: '12 Nowhere Road' })).toMatchObject({
      suggestions: [],
      faults: [{ code: '6218' }],
    });
    expect(await calling.lookupAddress('no-such-location', office)).toEqual({ suggestions: [], faults: [] });
  });

  it('of a location are added once, and changed under the id that came back', async () => {
    const { id } = await locationNamed('San Jose');
    const here = { ...office, city: 'San Jose', state: 'CA', postalCode: '95112' };
    const added = await calling.saveLocationAddress(id, here, 'add', alice());
    expect(added).toMatchObject({ ok: true, addressId: expect.any(String) as string });
    const addressId = added.ok ? added.addressId : undefined;
    // Whatever Webex would make of a second one, the same key is not sent again.
    await stage.faults({ calling: { secondAddress: 'conflict' } });
    expect(await calling.saveLocationAddress(id, here, 'add', alice())).toEqual(added);
    const other = { ...here, address1: '7 Harbor Street' };
    expect(await calling.saveLocationAddress(id, other, 'change', alice(), addressId)).toEqual({
      ok: true,
      addressId,
    });
    const unknown = await calling.saveLocationAddress(id, other, 'again', alice());
    expect(unknown).toMatchObject({ ok: false, why: 'refused', faults: [{ code: 'ESA_EXISTS' }] });
  });

  it.each(['plain', 'id'])('of a number are set and taken back (%s)', async (form) => {
    const environment = { ...stage.environment('Harbor & Pine'), CALLING_NUMBER_PATH: form };
    await stage.faults({ calling: { numberInPath: form } });
    const own = stage.calling({ environment });
    const maria = (await own.directory(harbor())).find(({ owner }) => owner?.name === 'Maria Lopez');
    const number = maria?.number ?? '';
    expect(await own.saveNumberAddress(number, office, `set ${form}`, alice())).toEqual({ ok: true });
    expect(await own.saveNumberAddress(number, undefined, `back ${form}`, alice())).toEqual({ ok: true });
    expect(await own.saveNumberAddress('+12025550000', office, 'gone', alice())).toMatchObject({
      why: 'not_here',
    });
  });

  it('are refused in the words of Webex', async () => {
    const { id } = await locationNamed('Houston');
    const refused = await calling.saveLocationAddress(
      id,
      { ...office, address1: 'PO Box 12' },
      'po',
      alice(),
    );
    expect(refused).toMatchObject({ ok: false, why: 'refused', faults: [{ code: '6225' }] });
  });

  it('are never sent for a location of another operator, or without one', async () => {
    for (const name of ['Chicago', 'Tampa']) {
      const { id } = await locationNamed(name);
      expect(await calling.saveLocationAddress(id, office, name, alice())).toEqual({
        ok: false,
        why: 'not_here',
      });
    }
  });

  it('are saved once for two presses at the same moment', async () => {
    const deeds = createMemoryShelf<DeedRow>();
    const own = stage.calling({ deeds });
    const { id } = await locationNamed('Toronto');
    const here = { ...office, city: 'Toronto', state: 'ON', postalCode: 'M5H 1A1', country: 'CA' };
    const save = () => own.saveLocationAddress(id, here, 'press', alice());
    const [one, other] = await Promise.all([save(), save()]);
    expect(one).toMatchObject({ ok: true });
    expect(other).toEqual(one);
    expect((await deeds.all()).map(({ value }) => value.state)).toEqual(['done']);
  });

  it('are asked for again where the answer was lost, and never called saved without a word of Webex', async () => {
    const deeds = createMemoryShelf<DeedRow>();
    const own = stage.calling({ deeds });
    const { id } = await locationNamed('Houston');
    const save = (key: string) => own.saveLocationAddress(id, office, key, alice());
    const cut = { method: 'POST', path: '/telephony/pstn', cut: 'after', count: 1 };
    await stage.faults({ calls: [cut] });
    await expect(save('cut')).rejects.toMatchObject({ code: 'calling_unavailable' });
    expect((await deeds.all()).map(({ value }) => value.state)).toEqual(['begun']);
    await stage.faults({ calling: { secondAddress: 'conflict' } });
    expect(await save('cut')).toMatchObject({ ok: false, why: 'refused', faults: [{ code: 'ESA_UNSURE' }] });
    await stage.faults({});
    expect(await save('cut')).toMatchObject({ ok: true, addressId: expect.any(String) as string });

    // A refusal leaves no doubt: what is there then was there before.
    await stage.faults({ calling: { missingScopes: ['spark-admin:telephony_pstn_write'] } });
    await expect(save('scope')).rejects.toMatchObject({ code: 'calling_scope_missing' });
    await stage.faults({ calling: { secondAddress: 'conflict' } });
    expect(await save('scope')).toMatchObject({ faults: [{ code: 'ESA_EXISTS' }] });
  });
});
