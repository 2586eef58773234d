import { describe, expect, test } from 'vitest';
import type { Card, CardElement } from '../../src/cards/card.js';
import { fallbackText } from '../../src/cards/fallback.js';

const said = (body: readonly CardElement[], actions: Card['actions'] = []): string =>
  fallbackText({ type: 'AdaptiveCard', version: '1.3', body, actions }, { answerWith: 'Answer with' });

describe('the text for those who see no cards', () => {
  test('says what a field asks for and what it holds', () => {
    const field = { type: 'Input.Number', id: 'n', label: 'How many', min: 1, max: 9 };
    expect(said([{ ...field, value: 5 }])).toBe('How many: **5**');
    expect(said([{ ...field, placeholder: 'A figure' }])).toBe('How many – A figure');
  });

  test('marks the choices that are made', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ title: value.toUpperCase(), value }));
    expect(said([{ type: 'Input.ChoiceSet', id: 'c', label: 'Which', value: 'a,c', choices }])).toBe(
      'Which\n- **A**\n- B\n- **C**',
    );
  });

  test('keeps what stands in columns and containers', () => {
    const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true });
    const columns = [
      { type: 'Column', items: [text('left')] },
      { type: 'Column', items: [text('right')] },
    ];
    expect(
      said([
        { type: 'ColumnSet', columns },
        { type: 'Container', items: [text('below')] },
      ]),
    ).toBe('left\n\nright\n\nbelow');
  });

  test('ends in links, and in the words to answer with', () => {
    const actions: Card['actions'] = [
      { type: 'Action.Submit', title: 'Order', data: { a: 'order' } },
      { type: 'Action.OpenUrl', title: 'Terms', url: 'https://example.com' },
    ];
    expect(said([{ type: 'TextBlock', text: 'Hi', wrap: true }], actions)).toBe(
      'Hi\n\n[Terms](https://example.com)\n\nAnswer with: **Order**',
    );
  });

  test('is cut at a line end when it is longer than a message may be', () => {
    const lines = Array.from({ length: 400 }, (_, index) => ({
      type: 'TextBlock',
      text: `Linje nummer ${index} – æøå`,
      wrap: true,
    }));
    const cut = said(lines);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(7_439);
    expect(cut).toMatch(/æøå\n+…$/);
  });
});
