import { describe, expect, it } from 'vitest';
import type { EsaAddress } from '../../../src/esa/address.js';
import { at, createMemoryStore, startDesk, who } from './start-desk.js';

const houston: EsaAddress = {
  address1: '1200 Harbor Street',
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
};
const contact = { name: 'Alice Morgan', email: 'alice.morgan@harborpine.example', phone: '+1 713 555 0100' };

/** What the validation makes of Houston's address with these changes: the codes, and the address where it is another. */
async function answerTo(over: Partial<EsaAddress>) {
  const { pstn } = await startDesk();
  const address = { ...houston, ...over };
  const { suggestions, faults } = await pstn.lookupAddress(at('Houston'), address);
  return {
    codes: [...faults, ...suggestions.flatMap((one) => one.faults)].map(({ code }) => code),
    addresses: suggestions.map((one) => one.address),
  };
}

describe('the validation of addresses', () => {
  it.each<[string, Partial<EsaAddress>, string[], Partial<EsaAddress>[]]>([
    ['takes a good one as it is', {}, [], [{}]],
    [
      'corrects a slip in the street',
      { address1: '1200 Mian Street' },
      ['PMP4004'],
      [{ address1: '1200 Main Street' }],
    ],
    [
      'loses a house number it does not know',
      { address1: '9999 Harbor Street' },
      ['PMP4004'],
      [{ address1: 'Harbor Street' }],
    ],
    ['knows no such street', { address1: '12 Nowhere Road' }, ['6218'], []],
    ['refuses a post office box', { address1: 'PO Box 12' }, ['6225'], []],
    ['sees that ZIP code and state do not fit', { postalCode: '10001' }, ['6227'], []],
    ['has places without coverage', { address1: '1 Offshore Road' }, ['6230'], []],
    ['refuses another country', { country: 'CA', state: 'ON', postalCode: 'M5H 1A1' }, ['8063'], []],
    [
      'finds two of a name',
      { address1: '12 Twin Street' },
      ['6220', '6220'],
      [{ address1: '12 Twin Street North' }, { address1: '12 Twin Street South' }],
    ],
  ])('%s', async (_name, over, codes, expected) => {
    const answer = await answerTo(over);
    expect(answer.codes).toEqual(codes);
    expect(answer.addresses).toEqual(expected.map((one) => ({ ...houston, ...one })));
  });

  it('loses a suite it does not know', async () => {
    const { codes, addresses } = await answerTo({ address2: 'Suite 950' });
    expect(codes).toEqual(['6219']);
    expect(addresses).toEqual([houston]);
  });

  it('gives no answer where the service is down', async () => {
    await expect(answerTo({ address1: '12 Outage Road' })).rejects.toMatchObject({
      code: 'pstn_unavailable',
    });
  });
});

describe('an address that is saved', () => {
  it('is saved once for its key, and shown on the page only', async () => {
    const { pstn, url } = await startDesk();
    const save = () => pstn.saveLocationAddress(at('Houston'), houston, 'k1', who.alice);
    const first = await save();
    expect(first).toMatchObject({ ok: true });
    expect(await save()).toEqual(first);
    const shown = (await (await fetch(`${url}/desk/page/addresses`)).json()) as { addresses: unknown[] };
    expect(shown.addresses).toEqual([
      expect.objectContaining({
        location: 'Houston',
        by: 'Alice Morgan',
        line: '1200 Harbor Street, Houston, TX 77002',
      }),
    ]);
  });

  it('survives a restart', async () => {
    const store = createMemoryStore();
    const { pstn } = await startDesk({ store });
    const first = await pstn.saveLocationAddress(at('Houston'), houston, 'k1', who.alice);
    const again = await startDesk({ store });
    expect(await again.pstn.saveLocationAddress(at('Houston'), houston, 'k1', who.alice)).toEqual(first);
  });

  it('is not half saved when the service goes down in the middle', async () => {
    const { pstn, url } = await startDesk();
    const halfway = { ...houston, address1: '12 Halfway Road' };
    const save = () => pstn.saveLocationAddress(at('Houston'), halfway, 'k1', who.alice);
    await expect(save()).rejects.toMatchObject({ code: 'pstn_unavailable' });
    expect(await (await fetch(`${url}/desk/page/addresses`)).json()).toMatchObject({ addresses: [] });
    expect(await save()).toMatchObject({ ok: true });
  });

  it('needs the role, the Calling Plan and a number that is there', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.saveLocationAddress(at('Houston'), houston, 'k1', who.noor)).toMatchObject({
      why: 'refused',
    });
    expect(await pstn.saveLocationAddress(at('Chicago'), houston, 'k2', who.alice)).toMatchObject({
      why: 'not_here',
    });
    expect(await pstn.saveNumberAddress('+17135559999', houston, 'k3', who.alice)).toMatchObject({
      why: 'not_here',
    });
  });

  it('of a number can be taken away again', async () => {
    const { pstn, url } = await startDesk();
    const customer = (await pstn.locations('0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10'))[0]?.customerId ?? '';
    const row = (await pstn.directory(customer)).find(({ owner }) => owner?.name === 'Maria Lopez');
    const number = row?.number ?? '';
    await pstn.saveNumberAddress(number, { ...houston, address1: '7 Oak Lane' }, 'k1', who.alice);
    await pstn.saveNumberAddress(number, undefined, 'k2', who.alice);
    expect(await (await fetch(`${url}/desk/page/addresses`)).json()).toMatchObject({ addresses: [] });
  });
});

describe('the callback number', () => {
  it('is the main number, and as good as whoever answers it', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.locationEcbn(at('Houston'))).toMatchObject({ quality: 'NOT_RECOMMENDED' });
    expect(await pstn.locationEcbn(at('Oslo'))).toMatchObject({ quality: 'RECOMMENDED' });
    expect(await pstn.locationEcbn(at('London'))).toEqual({ quality: 'INVALID' });
  });

  it('of somebody without a number is that of the location', async () => {
    const { pstn } = await startDesk();
    const rows = await pstn.directory('0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10');
    const noor = rows.find(({ owner }) => owner?.name === 'Noor Haddad');
    expect(noor?.number).toBeUndefined();
    expect(await pstn.ownerEcbn(noor?.owner?.id ?? '')).toEqual(await pstn.locationEcbn(at('Houston')));
    expect(await pstn.ownerEcbn('nobody')).toBeUndefined();
  });
});

describe('the PSTN connection', () => {
  it('can be chosen for a location that has none, and then numbers can be ordered', async () => {
    const { pstn } = await startDesk();
    const tampa = { ...houston, address1: '7 Bay Street', city: 'Tampa', state: 'FL', postalCode: '33602' };
    expect(await pstn.canEnable(at('Tampa'))).toBe(true);
    const enable = () => pstn.enableCiscoPstn(at('Tampa'), { contact, address: tampa }, 'k1', who.alice);
    const first = await enable();
    expect(first).toMatchObject({ ok: true });
    expect(await enable()).toEqual(first);
    const locations = await pstn.locations('0d4a2f1e-6b53-4c0b-8f21-7a1c3e5d9a10');
    expect(locations.find(({ name }) => name === 'Tampa')?.pstn).toBe('CISCO_PSTN');
    expect(await pstn.canEnable(at('Tampa'))).toBe(false);
  });

  it('cannot be changed for a location that has another operator', async () => {
    const { pstn } = await startDesk();
    expect(await pstn.canEnable(at('Chicago'))).toBe(false);
    const result = await pstn.enableCiscoPstn(at('Chicago'), { contact, address: houston }, 'k1', who.alice);
    expect(result).toMatchObject({ ok: false, why: 'refused' });
  });
});
