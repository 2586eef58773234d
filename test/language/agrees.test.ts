import { describe, expect, it } from 'vitest';
import { agrees } from '../../src/language/agrees.js';

describe('a plain yes', () => {
  it.each([
    'yes',
    'Yes please!',
    'ok',
    'okay, order them',
    'go ahead',
    'place the order',
    'send it',
    'looks good',
    'ja',
    'ja takk',
    'bestill',
    'bestill dem nå',
    'send inn',
    'legg inn bestillingen',
  ])('%s', (text) => expect(agrees(text)).toBe(true));
});

describe('no plain yes', () => {
  it.each([
    '',
    '.',
    '!',
    'please',
    'thanks',
    'ok thanks',
    'ok takk',
    'no',
    'nei',
    'ok cancel',
    'ja, men i 281',
    'yes but 5',
    'order more',
    'order numbers',
    'bestill numre',
    'bestill 5',
    'order status',
  ])('%j', (text) => expect(agrees(text)).toBe(false));
});
