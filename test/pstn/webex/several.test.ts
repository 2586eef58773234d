import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { EsaAddress } from '../../../src/esa/address.js';
import type { WebexCalling } from '../../../src/pstn/webex/create-webex-calling.js';
import { createCallingStage, partnerName, type CallingStage } from '../../support/adapter-stage.js';

let stage: CallingStage;
let oslo: { readonly id: string };
let ownerInOslo: string;
let numberInOslo: string;
beforeAll(async () => {
  stage = await createCallingStage();
  const calling = stage.calling();
  const found = (await calling.locations(fjordlys())).find(({ name }) => name === 'Oslo');
  if (found === undefined) throw new Error('The world has no Oslo');
  oslo = found;
  const rows = await calling.directory(fjordlys());
  const row = rows.find(({ owner, number, locationId }) => owner && number && locationId === found.id);
  ownerInOslo = row?.owner?.id ?? '';
  numberInOslo = row?.number ?? '';
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.faults({}));

const harbor = () => stage.organization('Harbor & Pine');
const bluebird = () => stage.organization('Bluebird Bakery');
const fjordlys = () => stage.organization('Fjordlys AS');
const ingrid = () => stage.person('ingrid.solberg@fjordlys.example');
const alice = () => stage.person('alice.morgan@harborpine.example');
const office: EsaAddress = { address1: 'Storgata 1', city: 'Oslo', postalCode: '0155', country: 'NO' };

const ofPartner = (over: Record<string, string> = {}): WebexCalling =>
  stage.calling({ environment: { ...stage.environment(partnerName), ...over } });
const rolesOf = async (calling: WebexCalling, person: { id: string; email: string }) =>
  (await calling.access(person)).map(({ customer, role }) => [customer.name, role]);

/** How many calls have met a fault of the plan. */
async function struck(): Promise<number> {
  const answer: unknown = await (await fetch(`${stage.url}/sandbox/faults`)).json();
  return z.object({ calls: z.number() }).parse(answer).calls;
}

/** What was kept for a minute is kept no more. */
function minutesLater(): void {
  const real = performance.now.bind(performance);
  const later = vi.spyOn(performance, 'now').mockImplementation(() => real() + 2 * 60_000);
  onTestFinished(() => {
    later.mockRestore();
  });
}

describe('what is in an organisation that is out of reach', () => {
  const asked = (calling: WebexCalling) => [
    () => calling.numbers(oslo.id),
    () => calling.lookupAddress(oslo.id, office),
    () => calling.saveLocationAddress(oslo.id, office, 'out of reach', ingrid()),
    () => calling.saveNumberAddress(numberInOslo, office, 'number out of reach', ingrid()),
    () => calling.locationEcbn(oslo.id),
    () => calling.ownerEcbn(ownerInOslo),
  ];

  it('is never said not to be there', async () => {
    await stage.faults({ calling: { notConsented: ['Fjordlys AS'] } });
    const calling = stage.calling({ environment: stage.fetching('Harbor & Pine', 'Fjordlys AS') });
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine']);
    for (const ask of asked(calling)) await expect(ask()).rejects.toThrow(/has not authorised/);
  });

  it('has no numbers that are gone, though a partner’s token sees the organisation no more', async () => {
    await stage.faults({ calling: { notConsented: ['Fjordlys AS'] } });
    await expect(ofPartner().numbers(oslo.id)).rejects.toMatchObject({ code: 'calling_not_consented' });
  });
});

describe('an organisation that lets itself be seen and not be read', () => {
  const plan = () => ({
    calls: [harbor(), bluebird()].map((org) => ({ path: '/telephony', org, status: 403 })),
  });

  it('keeps nobody from another one', async () => {
    await stage.faults(plan());
    const calling = ofPartner();
    expect(await calling.lookupAddress(oslo.id, office)).toMatchObject({ faults: [] });
    expect(await calling.saveLocationAddress(oslo.id, office, 'beside', ingrid())).toMatchObject({
      ok: true,
    });
    expect(await calling.saveNumberAddress(numberInOslo, office, 'number', ingrid())).toEqual({ ok: true });
    expect(await calling.ownerEcbn(ownerInOslo)).toMatchObject({ quality: expect.any(String) as string });
    await expect(calling.locationEcbn('no-such-location')).rejects.toMatchObject({
      code: 'calling_scope_missing',
    });
  });

  it('is not asked at all for what is known to be elsewhere', async () => {
    const calling = ofPartner();
    await calling.locations(fjordlys());
    await calling.directory(fjordlys());
    minutesLater();
    await stage.faults(plan());
    expect(await calling.locationEcbn(oslo.id)).toBeDefined();
    expect(await calling.ownerEcbn(ownerInOslo)).toBeDefined();
    expect(await struck()).toBe(0);
  });
});

describe('a trial that cannot be read', () => {
  const trial = () => ({ CALLING_TRIAL_ORGS: bluebird() });

  it.each([403, 503])('shuts nobody out, and how much of it is used up stays open (%d)', async (status) => {
    await stage.faults({ calls: [{ path: '/telephony', org: bluebird(), status }] });
    const calling = ofPartner(trial());
    const all = await calling.customers();
    expect(all.map(({ name }) => name)).toContain('Bluebird Bakery');
    const customer = all.find(({ id }) => id === bluebird());
    expect(customer).toMatchObject({ subscription: 'trial' });
    expect(customer).not.toHaveProperty('trialNumbersUsed');
    const dana = stage.person('dana.cole@bluebirdbakery.example');
    expect((await rolesOf(calling, dana)).map(([name]) => name)).toEqual(['Bluebird Bakery']);
  });

  it('is not asked about somebody of another organisation', async () => {
    await stage.faults({ calls: [{ path: '/telephony', org: bluebird(), status: 503 }] });
    expect(await rolesOf(ofPartner(trial()), alice())).toEqual([['Harbor & Pine', 'admin']]);
    expect(await struck()).toBe(0);
  });
});

describe('a partner where the settings name customers only', () => {
  it('looks after these, and nobody has a role elsewhere', async () => {
    const calling = ofPartner({ CALLING_ORGS: harbor() });
    const per = stage.person('per.lund@northwind.example');
    expect((await calling.customers()).map(({ name }) => name)).toEqual(['Harbor & Pine']);
    expect(await rolesOf(calling, per)).toEqual([['Harbor & Pine', 'partner']]);
    expect(await rolesOf(calling, alice())).toEqual([['Harbor & Pine', 'admin']]);
    expect(await rolesOf(calling, ingrid())).toEqual([]);
    await expect(calling.locations(fjordlys())).rejects.toMatchObject({ code: 'calling_not_consented' });
  });

  it('hears why, where the token does not tell whose it is', async () => {
    await stage.faults({ calls: [{ path: '/people/me', status: 403 }] });
    const calling = ofPartner({ CALLING_ORGS: harbor() });
    const per = stage.person('per.lund@northwind.example');
    await expect(calling.access(per)).rejects.toMatchObject({ code: 'calling_scope_missing' });
    expect(await rolesOf(calling, alice())).toEqual([['Harbor & Pine', 'admin']]);
  });
});
