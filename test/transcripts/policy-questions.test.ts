import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('questions about the rules', () => {
  test('are answered one after the other, with source and deed', async () => {
    const alice = stage.talk('alice');
    const limit = await alice.say('How many numbers can I order at once?');
    expect(limit.markdown).toContain('One order holds at most 100 new numbers.');
    expect(limit.markdown).toContain('fact sheet section 1');
    expect(limit.buttons).toEqual(['Order numbers', 'Ask something else', 'What I can do']);
    const intl = await alice.say('and when are international calls billed?');
    expect(intl.markdown).toContain('they are billed the month after use');
    const price = await alice.say('what does a call to Germany cost per minute?');
    expect(price.markdown).toContain('My source names no amounts. CES gives quotes.');
    expect((await alice.press('Ask Cisco SaaS Support Team (CES)')).markdown).toContain(
      'https://customerservice.cloudapps.cisco.com/',
    );
  });

  test('are answered in Norwegian', async () => {
    const ingrid = stage.talk('ingrid');
    const bill = await ingrid.say('Hvor gammel kan regningen være når vi skal portere?');
    expect(bill.markdown).toContain('Regningen fra avgivende operatør må være fra de siste 30 dagene.');
    expect(bill.buttons[0]).toBe('Porter numre inn');
    const btn = await ingrid.say('hva er BTN, og hvor finner jeg det på regningen?');
    expect(btn.markdown).toContain('hovednummeret på regningen');
    const unknown = await ingrid.say('Hvor lang tid tar en portering?');
    expect(unknown.markdown).toContain('Kilden min sier ikke hvor lang tid det tar.');
    expect(unknown.markdown).not.toMatch(/\d+ (?:dager|virkedager)/);
  });

  test('asked in the middle of an order leave the order where it was', async () => {
    const dana = stage.talk('dana');
    await dana.say('2 numbers in 713');
    expect((await dana.say('can I port numbers in a free trial?')).markdown).toContain('where you left it');
    expect(dana.heard.at(-2)?.markdown).toContain('Numbers cannot be ported in a free trial.');
  });

  test('are not meant by what is none of ours', async () => {
    const { markdown } = await stage.talk('sam').say('What is the meaning of life?');
    expect(markdown).toContain('I did not understand that.');
  });
});
