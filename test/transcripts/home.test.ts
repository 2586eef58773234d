import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('home', () => {
  test.each([
    ['alice', 'hello', ['Fix the rejected port', 'Order numbers', 'Port numbers in', 'Norsk', 'More']],
    ['dana', 'hi there', ['Order numbers', 'Order status', 'Emergency addresses', 'Norsk', 'More']],
    ['james', 'good morning', ['Request numbers', 'Port numbers in', 'Order status', 'Norsk', 'More']],
    ['priya', 'help', ['Fix the rejected port', 'Order numbers', 'Request numbers', 'Norsk', 'More']],
    [
      'noor',
      'what can you do?',
      ['Order status', 'Ask about the rules', 'Find the right support desk', 'Norsk'],
    ],
    ['sam', 'hello', ['Ask about the rules', 'Find the right support desk', 'Norsk']],
    ['ingrid', 'hei', ['Be om numre', 'Porter numre inn', 'Bestillingsstatus', 'English', 'Mer']],
    ['per', 'hei igjen', ['Rett den avviste porteringen', 'Bestill numre', 'Be om numre', 'English', 'Mer']],
  ])('offers %s, who says "%s", what they can do', async (name, text, buttons) => {
    expect((await stage.talk(name).say(text)).buttons).toEqual(buttons);
  });

  test('names what waits, to each as far as they can do it', async () => {
    const alice = await stage.talk('alice').say('hello');
    expect(alice.markdown).toContain('PO-104206 · block of 10 · San Jose');
    expect(alice.markdown).toContain('/desk/terms/PO-104206');
    const priya = await stage.talk('priya').say('hello');
    expect(priya.markdown).toContain('PO-104206 · block of 10 · San Jose · Harbor & Pine');
    expect(priya.markdown).not.toContain('/desk/terms/');
    const sam = await stage.talk('sam').say('hello');
    expect(sam.markdown).not.toContain('PO-');
  });

  test('changes the language by its button and by a word, and remembers it', async () => {
    const james = stage.talk('james');
    await james.say('hello');
    expect((await james.press('Norsk')).markdown).toContain('Dette kan jeg gjøre for deg');
    expect((await james.say('orders')).markdown).toContain('Bestillingene dine');
    expect((await james.say('in English please')).markdown).toContain('I will write English from now on.');
  });

  test.each([
    ['emoji alone', '👍'],
    ['a row of keys', 'qwertyuiop'],
    ['a question mark', '?'],
    ['markup', '<b>x</b>'],
    ['an expression', '${t.heading}'],
    ['7,000 letters', 'x'.repeat(7_000)],
  ])('is the answer to %s', async (_name, text) => {
    const { markdown, buttons } = await stage.talk('dana').say(text);
    expect(markdown).toContain('I did not understand that.');
    expect(buttons).toContain('Order numbers');
  });

  test('greets a group space, and answers a mention without a word', async () => {
    const [alice] = await stage.space('alice', 'noor');
    const { markdown } = await alice.mention('');
    expect(markdown).toMatch(/^This is what I can do for you/);
    expect(markdown).toContain('In this space I only see messages that mention me.');
  });

  test('two people in one space each have a conversation of their own', async () => {
    const [alice, priya] = await stage.space('alice', 'priya');
    const first = await alice.mention('2 numbers in 713 for Houston');
    const second = await priya.mention('4 numbers in 408 for San Jose');
    expect((await alice.mention('ok')).markdown).toContain('Location: Houston');
    expect((await priya.mention('ok')).markdown).toContain('Location: San Jose');
    expect(first.parentId).not.toBe(second.parentId);
  });
});
