import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.js';

describe('leaves alone what it does not know yet', () => {
  it.each([
    '',
    '   \n',
    '👍',
    '👍👍 🎉',
    'ok',
    '713',
    '713-555',
    'Houston',
    'no thanks',
    'nei takk',
    'delete 5 numbers',
    'I could use a coffee',
  ])('%j', (text) => expect(understand(text).intent).toBeUndefined());
});

describe('tells a command from a wish that has its word', () => {
  it.each([
    'cancel order PO-1',
    'cancel my order',
    'please cancel the order for Houston',
    'avbryt bestillingen min',
  ])('%s', (text) => expect(understand(text).intent).not.toBe('cancel'));

  it('is surer of a command than of a guess, and less sure of a misspelt one', () => {
    expect(understand('cancel').confidence).toBe(1);
    expect(understand('cancle').confidence).toBeLessThan(1);
    expect(understand('more numbers please').confidence).toBeLessThan(0.7);
    expect(understand('713').confidence).toBe(0);
  });
});

describe('hears that somebody wants to be forgotten, and nothing else as that', () => {
  it.each(['forget me', 'Please delete my data', 'slett dataene mine, takk', 'glem meg'])('%s', (text) =>
    expect(understand(text)).toMatchObject({ intent: 'forget_me', confidence: 1 }),
  );

  it.each(['forget it', 'delete my order', 'slett bestillingen min', 'forget me not 713'])('%s', (text) =>
    expect(understand(text).intent).not.toBe('forget_me'),
  );
});
