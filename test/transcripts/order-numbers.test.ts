import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('ordering numbers in English', () => {
  test('takes one sentence, a yes to the list and a yes to the summary', async () => {
    const alice = stage.talk('alice');
    const list = await alice.say('I need 3 numbers in Dallas for the Houston office');
    expect(list.markdown).toContain('Available numbers in Dallas (Texas)');
    expect(list.markdown).toMatch(/\*\*3 · \(214\) 555-\d{4}\*\*/);
    const summary = await alice.say('ok');
    expect(summary.markdown).toContain('Location: Houston');
    expect(summary.markdown).toContain('How many: 3');
    expect(summary.markdown).toContain('The emergency address of the location applies to all its numbers');
    const placed = await alice.say('yes please');
    expect(placed.markdown).toContain('Ordered for Houston');
    expect(placed.markdown).toMatch(/Order number: PO-\d+/);
    expect(placed.markdown).toContain('/desk/terms/PO-');
    expect((await alice.press('Order status')).markdown).toContain('· Pending');
  });

  test('by buttons, with a field changed on the way', async () => {
    const alice = stage.talk('alice');
    const home = await alice.say('hello');
    expect(home.buttons).toContain('Order numbers');
    const places = await alice.press('Order numbers');
    expect(places.markdown).toContain('Not offered here: Chicago.');
    await alice.say('San Jose');
    await alice.press('Search', { area: '408', quantity: '2' });
    await alice.press('Use these');
    await alice.press('Change', { field: 'search' });
    await alice.press('Search', { quantity: '4' });
    expect((await alice.press('Use these')).markdown).toContain('How many: 4');
    await alice.press('Order');
    const again = await alice.pressOn(home, 'Order numbers');
    expect(again.markdown).toContain('Nothing was done.');
  });

  test('keeps the draft while a question is asked in between, and through another language', async () => {
    const alice = stage.talk('alice');
    await alice.say('5 numbers in 832 for Houston');
    const aside = await alice.say('how are my orders going?');
    expect(aside.markdown).toContain('And here is “Order numbers” again');
    expect((await alice.say('norsk')).markdown).toContain('Ledige numre i 832 (Texas)');
    expect((await alice.say('english')).markdown).toContain('Available numbers in 832 (Texas)');
    expect((await alice.say('cancel')).markdown).toContain('Cancelled. Nothing was ordered or changed.');
  });

  test('says what cannot be had, and what can', async () => {
    const alice = stage.talk('alice');
    expect((await alice.say('101 numbers in 713 for Houston')).markdown).toContain('I go on with 100.');
    expect((await alice.say('ok')).markdown).toContain('Available numbers in 713 (Texas)');
    await alice.say('cancel');
    expect((await alice.say('numbers for Chicago')).markdown).toContain(
      'I cannot order numbers for Chicago.',
    );
    await alice.say('cancel');
    expect((await alice.say('a toll-free number')).markdown).toContain('Toll-free numbers are not available');
    await alice.say('cancel');
    expect((await alice.say('2 numbers in 212 for Houston')).markdown).toContain('646 (New York');
    await alice.say('cancel');
  });

  test('in a trial stops at ten, counting what was ordered', async () => {
    const dana = stage.talk('dana');
    const told = await dana.say('Get me twelve numbers in Austin');
    expect(told.markdown).toContain('A free trial includes at most 10 new numbers.');
    expect(told.markdown).toContain('I go on with 6.');
    await dana.say('512');
    await dana.say('ok');
    expect((await dana.say('order')).markdown).toContain('Ordered for Austin');
    const over = await dana.say('one more number');
    expect(over.markdown).toContain('The numbers of the trial are used up');
    expect(over.buttons).toContain('Order status');
  });

  test('is not for a reader, nor for somebody without rights, who learn whom to ask', async () => {
    const noor = await stage.talk('noor').say('Order two numbers in Houston');
    expect(noor.markdown).toContain('That takes another role');
    const sam = await stage.talk('sam').say('Order two numbers in Houston');
    expect(sam.markdown).toContain('A full administrator of the customer can give you');
  });
});

describe('ordering numbers in Norwegian', () => {
  test('goes from a sentence to an order for a partner, who cannot accept the terms', async () => {
    const per = stage.talk('per');
    const list = await per.say('trenger 12 nummer i 281 til Houston');
    expect(list.markdown).toMatch(/^Harbor & Pine/);
    expect(list.markdown).toContain('Ledige numre i 281 (Texas)');
    const summary = await per.say('1, 3 og 5');
    expect(summary.markdown).toContain('Antall: 3');
    const placed = await per.say('bestill');
    expect(placed.markdown).toContain('Bestilt til Houston');
    expect(placed.markdown).toContain('Bare en administrator hos kunden kan godta bruksvilkårene.');
    expect(placed.markdown).not.toContain('/desk/terms/');
  });

  test('asks only what is open, in words and back again', async () => {
    const per = stage.talk('per');
    expect((await per.say('bestill numre')).markdown).toContain('Hvilken kunde skal ha de nye numrene?');
    expect((await per.say('harbor')).markdown).toContain('Hvilket sted skal ha numrene?');
    expect((await per.say('San Jose')).markdown).toContain('Nye numre til San Jose');
    expect((await per.say('4 i 408')).markdown).toContain('Ledige numre i 408 (California)');
    expect((await per.say('tilbake')).markdown).toContain('Nye numre til San Jose');
    expect((await per.say('endre sted')).markdown).toContain('Hvilket sted skal ha numrene?');
    expect((await per.say('avbryt')).markdown).toContain('Avbrutt. Ingenting er bestilt eller endret.');
  });

  test('in a group space is for the customer whose people are there', async () => {
    const [, per] = await stage.space('alice', 'per');
    const list = await per.mention('2 numre i 416 til Toronto');
    expect(list.markdown).toMatch(/^Harbor & Pine/);
    const summary = await per.press(list, 'Bruk disse');
    expect((await per.press(summary, 'Bestill')).markdown).toContain('Bestilt til Toronto');
    expect((await per.mention('bestillinger fra dette rommet')).markdown).toContain('2 numre · Toronto');
  });
});
