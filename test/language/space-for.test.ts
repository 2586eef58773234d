import { describe, expect, it } from 'vitest';
import { spaceFor } from '../../src/language/space-for.js';
import { understand } from '../../src/language/understand.js';

describe('the customer of a space, in words', () => {
  it.each([
    ['this space is for Acme', 'Acme'],
    ['This room is for Harbor & Pine.', 'Harbor & Pine'],
    ['use Fjord in this space', 'Fjord'],
    ['please choose Fjordlys AS for this space', 'Fjordlys AS'],
    ['set the customer of this space to Acme', 'Acme'],
    ['the customer of this space is Acme', 'Acme'],
    ['make this space for Bluebird Bakery', 'Bluebird Bakery'],
    ['this space belongs to Acme', 'Acme'],
    ['dette rommet er for Fjord', 'Fjord'],
    ['Dette området gjelder Fjordlys AS', 'Fjordlys AS'],
    ['bruk Fjord i dette rommet', 'Fjord'],
    ['velg Fjordlys for dette området', 'Fjordlys'],
    ['kunden i dette området er Fjordlys AS', 'Fjordlys AS'],
    ['sett kunden i dette rommet til Fjord', 'Fjord'],
    ['denne gruppen er til Fjordlys', 'Fjordlys'],
  ])('%s', (text, name) => {
    expect(spaceFor(text)).toBe(name);
    expect(understand(text)).toMatchObject({ intent: 'space_customer', confidence: 1 });
  });

  it.each([
    'the orders of this space',
    'follow this space',
    'use 5 numbers in this space',
    'what is this space for?',
    'mute this room',
    'bestillingene i dette rommet',
    'hva er dette rommet for?',
    'numbers for Houston',
  ])('is not meant by "%s"', (text) => {
    expect(spaceFor(text)).toBeUndefined();
    expect(understand(text).intent).not.toBe('space_customer');
  });
});
