import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('ordering a block in English', () => {
  test('tells before the order that a block can only be deleted whole', async () => {
    const alice = stage.talk('alice');
    const places = await alice.say('block of 100 in 832');
    expect(places.markdown).toContain('**Houston**');
    const blocks = await alice.press('Continue');
    expect(blocks.markdown).toContain('(832) 555-0100 – (832) 555-0199');
    const summary = await alice.say('1');
    expect(summary.markdown).toContain('You can only delete the whole block.');
    const placed = await alice.say('yes');
    expect(placed.markdown).toContain('Ordered for Houston');
    expect((await alice.press('Order status')).markdown).toContain('block of 100');
  });

  test('of a size nobody sells, or in a place without one, leads to those there are', async () => {
    const alice = stage.talk('alice');
    expect((await alice.say('block of 20')).markdown).toContain('Blocks come in 10, 50 or 100');
    await alice.say('Houston');
    expect((await alice.say('50 in 713')).markdown).toMatch(/no free block of 50 in 713.*There is one in/s);
    expect((await alice.say('281')).markdown).toContain('Free blocks of 50 in 281 (Texas)');
    expect((await alice.say('cancel')).markdown).toContain('Cancelled. Nothing was ordered or changed.');
  });

  test('is for those who pay: a trial is offered single numbers', async () => {
    const dana = stage.talk('dana');
    const told = await dana.say('I need a block of 10 in Austin');
    expect(told.markdown).toContain('Blocks are for customers with a paid subscription.');
    const search = await dana.press('Order numbers');
    expect(search.markdown).toContain('New numbers for Austin');
  });
});

describe('ordering a block in Norwegian', () => {
  test('goes from a sentence to an order', async () => {
    const per = stage.talk('per');
    const blocks = await per.say('en blokk på 10 i 346 til Houston');
    expect(blocks.markdown).toContain('Harbor & Pine');
    const summary = await per.press('Bruk denne');
    expect(summary.markdown).toContain('Du kan bare slette hele blokken.');
    expect((await per.say('tilbake')).markdown).toContain('346 (Texas)');
    await per.say('2');
    expect((await per.say('bestill')).markdown).toContain('Bestilt til Houston');
  });

  test('where numbers are requested goes on as a request for consecutive ones', async () => {
    const ingrid = stage.talk('ingrid');
    const told = await ingrid.say('en blokk på 50 i Oslo');
    expect(told.markdown).toContain('Blokker kan ikke bestilles til Oslo');
    const form = await ingrid.press('Be om numre');
    expect(form.markdown).toContain('**50**');
    expect(form.markdown).toContain('**Numrene bør følge etter hverandre.**');
  });
});
