import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('requesting numbers in English', () => {
  test('asks only for the type when the sentence says the rest', async () => {
    const james = stage.talk('james');
    const form = await james.say('I need three new numbers in London');
    expect(form.markdown).toContain('you cannot pick the numbers yourself');
    expect(form.markdown).toContain('**3**');
    const summary = await james.say('local');
    expect(summary.markdown).toContain('How many: 3');
    const placed = await james.say('send it');
    expect(placed.markdown).toMatch(/PSTN order number: PO-\d+/);
    expect(placed.markdown).toContain('Customer support looks for the numbers.');
  });

  test('by the form, with details and a change from the summary', async () => {
    const james = stage.talk('james');
    await james.say('hello');
    await james.press('Request numbers');
    await james.say('London');
    await james.press('Continue', { quantity: '5', numberType: 'national', details: 'Near the station' });
    const changed = await james.press('Change', { field: 'location' });
    expect(changed.markdown).toContain('**London**');
    expect((await james.say('Bergen')).markdown).toContain('Near the station');
    expect((await james.press('Send request')).markdown).toContain('Requested for Bergen');
  });

  test('has the same limits, and no toll-free numbers', async () => {
    const james = stage.talk('james');
    expect((await james.say('150 local numbers for Oslo')).markdown).toContain('I go on with 100.');
    expect((await james.say('ok')).markdown).toContain('Look this over before I send it');
    await james.say('cancel');
    const told = await james.say('a toll-free number in London');
    expect(told.markdown).toContain('Toll-free numbers are not available');
    await james.say('cancel');
  });
});

describe('requesting numbers in Norwegian', () => {
  test('takes one sentence and a yes', async () => {
    const ingrid = stage.talk('ingrid');
    const summary = await ingrid.say('Jeg trenger 20 nasjonale numre i Bergen');
    expect(summary.markdown).toContain('Se over dette før jeg sender det');
    expect((await ingrid.say('endre antall')).markdown).toContain('**20**');
    expect((await ingrid.say('15')).markdown).toContain('Antall: 15');
    const placed = await ingrid.say('send inn');
    expect(placed.markdown).toContain('Sendt inn for Bergen');
    expect((await ingrid.press('Bestillingsstatus')).markdown).toContain('15 nasjonale numre');
  });

  test('keeps the draft while another order is begun', async () => {
    const ingrid = stage.talk('ingrid');
    await ingrid.say('trenger 12 nummer i Oslo');
    expect((await ingrid.say('en blokk på 10 i London')).markdown).toContain('Blokker kan ikke bestilles');
    expect((await ingrid.say('fortsett')).markdown).toContain('**12**');
    expect((await ingrid.say('avbryt')).markdown).toContain('Avbrutt. Ingenting er bestilt eller endret.');
  });
});
