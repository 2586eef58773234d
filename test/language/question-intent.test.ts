import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.js';
import type { Intent } from '../../src/language/understanding.js';

describe('tells what is done for one from a rule that is asked for', () => {
  it.each([
    // The words of a new port, and the one that is under way.
    ['has the port gone through?', 'order_status'],
    ['er porteringa ferdig?', 'order_status'],
    ['why was the port rejected?', 'fix_order'],
    ['hvorfor ble porteringen avvist?', 'fix_order'],
    ['is the letter of agency needed for every port?', 'ask_policy'],
    ['how big can a number series be?', 'ask_policy'],
    ['hvor stor kan en nummerserie være?', 'ask_policy'],
    ['which emergency addresses have we set?', 'edit_esa'],
    // Shown where the words begin just that, told where they begin something else.
    ['how do I change the emergency address of one user?', 'edit_esa'],
    ['how do I set up a new location', 'ask_policy'],
  ] satisfies (readonly [string, Intent])[])('%s → %s', (text, intent) =>
    expect(understand(text).intent).toBe(intent),
  );

  it.each([
    // Left to the reading of the whole: nothing is called by its name.
    'har dere ledige nummer i Bergen?',
    'can you update the address for 911 at the Austin office?',
    'can we move the port to friday?',
    // The mark of a question, but in an address.
    'nine four seven two, https://intra.example/x?u=9',
  ])('leaves open: %s', (text) =>
    expect([undefined, 'order_numbers', 'edit_esa', 'change_order']).toContain(understand(text).intent),
  );
});
