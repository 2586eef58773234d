import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('en nødadresse på norsk', () => {
  test('for et sted, limt inn på én linje, med en etasje leverandøren ikke kjenner', async () => {
    const ingrid = stage.talk('ingrid');
    const target = await ingrid.say('endre nødadressen for Oslo');
    expect(target.markdown).toContain('Jeg kan ikke se den gjeldende adressen for stedet');
    expect(target.markdown).toContain('Anbefalt: et nummer noen kan svare på.');
    await ingrid.press('Sett adressen');
    const form = await ingrid.say('Storgata 12 B, H0950, 0155 Oslo');
    expect(form.markdown).toContain('Jeg har fordelt adressen på feltene.');
    expect(form.markdown).toContain('Etasje, leilighet eller inngang: **H0950**');
    const compared = await ingrid.press('Sjekk adressen');
    expect(compared.markdown).toContain('H0950 mangler i den rettede adressen.');
    const saved = await ingrid.press('Lagre den rettede adressen');
    expect(saved.markdown).toContain('Nødadressen fra nå av: Storgata 12 B, 0155 Oslo.');
  });

  test('for en som jobber hjemmefra, og tilbake til stedet', async () => {
    const ingrid = stage.talk('ingrid');
    await ingrid.say('nødadressen til Kari Holm');
    await ingrid.press('Sett adressen');
    await ingrid.press('Sjekk adressen', {
      address1: 'Bakken 4',
      address2: '',
      postalCode: '5003',
      city: 'Bergen',
      line: '',
    });
    await ingrid.press('Lagre denne adressen');
    const known = await ingrid.say('nødadressen til Kari Holm');
    expect(known.markdown).toMatch(
      /slik den sist ble satt gjennom meg: Bakken 4, 5003 Bergen \(satt gjennom meg .* av ingrid/,
    );
    await ingrid.press('Tilbake til stedets adresse');
    const back = await ingrid.press('Bruk stedets adresse');
    expect(back.markdown).toContain('Nummeret har igjen adressen til Oslo: Storgata 12 B, 0155 Oslo.');
  });

  test('som ikke kan være en: postboks, utlandet, og en uten nummer', async () => {
    const ingrid = stage.talk('ingrid');
    await ingrid.say('nødadressen for Oslo');
    await ingrid.press('Sett adressen');
    const box = await ingrid.press('Sjekk adressen', {
      address1: 'Postboks 12',
      address2: '',
      postalCode: '0155',
      city: 'Oslo',
      line: '',
    });
    expect(box.markdown).toContain('En postboks kan ikke være nødadresse.');
    expect((await ingrid.say('12 High Street, London SW1A 1AA, England')).markdown).toContain(
      'Den adressen ligger i Storbritannia, og Oslo ligger i Norge.',
    );
    await ingrid.say('avbryt');
    expect((await ingrid.say('nødadressen til Lars Vik')).markdown).toContain('bare har internnummer');
    await ingrid.say('avbryt');
  });

  test('registeret viser alt som er satt, også som fil', async () => {
    const ingrid = stage.talk('ingrid');
    const register = await ingrid.say('vis adresseregisteret');
    expect(register.markdown).toContain('Nødadressene til Fjordlys AS');
    expect(register.markdown).toMatch(/Oslo: Storgata 12 B, 0155 Oslo, satt gjennom meg .* av ingrid/);
    await ingrid.press('Få det som fil');
    const file = ingrid.heard.findLast(({ files }) => files.length > 0)?.files[0] ?? '';
    expect(new TextDecoder().decode((await ingrid.download(file)).bytes)).toContain(';Kari Holm;');
  });
});

describe('en portering som er fullført', () => {
  test('tilbyr numrene sin egen nødadresse, på varselet', async () => {
    const ingrid = stage.talk('ingrid');
    const desk = stage.desk();
    const ports = (await desk.orders()).filter(({ type }) => type === 'port');
    const id = ports.find(({ status }) => status === 'foc_received')?.id ?? '';
    await ingrid.say(`følg ${id}`);
    await desk.complete(id);
    const notice = await ingrid.listen();
    expect(notice.buttons).toContain('Nødadresser');
    const fresh = await ingrid.pressOn(notice, 'Nødadresser');
    expect(fresh.markdown).toContain(`8 numre i ${id} har nødadressen til Oslo`);
    expect(fresh.buttons.slice(0, 3)).toEqual([
      'Sett egen adresse',
      'Alle er på stedet',
      'Adressen til stedet',
    ]);
    expect((await ingrid.press('Alle er på stedet')).markdown).toContain('beholder nødadressen til Oslo');
  });
});
