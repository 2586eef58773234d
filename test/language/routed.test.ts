import { describe, expect, it } from 'vitest';
import { routedBy as routed } from '../../src/language/routed.js';
import { readRouting } from '../../src/language/routing/read-routing.js';

const routedBy = (text: string) => routed(readRouting(text));

describe('a message that names nothing by its name', () => {
  it('begins what it is about', () => {
    expect(routedBy('vi vil ta med oss numrene fra Telenor')?.intent).toBe('port_numbers');
    expect(routedBy('Jim works from home now, 911 should send them to his house')?.intent).toBe('edit_esa');
  });

  it('leads to a desk and says which', () => {
    expect(routedBy('calls drop after ten minutes, every time')).toMatchObject({
      intent: 'route_support',
      desk: 'TAC',
    });
  });

  it('begins nothing when it is out of scope or not clear', () => {
    expect(routedBy('will it rain tomorrow in Oslo')).toBeUndefined();
    expect(routedBy('the number')).toBeUndefined();
  });
});
