import { describe, expect, test } from 'vitest';
import { understand } from '../../src/language/understand.js';

describe('to move is', () => {
  test.each([
    'flytt 20 10 00 00 til 20 10 00 04 til Oslo',
    'flytt 20100000-20100004 til Oslo',
    'move 713-555-0100 to 0104 to Houston',
  ])('to port where numbers follow: %s', (text) => {
    expect(understand(text).intent).toBe('port_numbers');
  });

  test.each([
    'flytt PO-104209 til 3. desember',
    'flytt 03.12.2026 til 10.12.2026',
    'flytt datoen til 10.12.',
  ])('to change a date otherwise: %s', (text) => {
    expect(understand(text).intent).toBe('change_order');
  });
});
