import { describe, expect, it } from 'vitest';
import { state, stateByName, stateName, states, statesOfCountry } from '../../src/reference/states.js';

describe('states and provinces', () => {
  it('are complete: 50 states, the district, 10 provinces and the territories', () => {
    const count = (country: string, kind: string) =>
      states.filter((row) => row.country === country && row.kind === kind).length;
    expect([count('US', 'state'), count('US', 'district'), count('CA', 'province')]).toEqual([50, 1, 10]);
    expect([count('US', 'territory'), count('CA', 'territory')]).toEqual([5, 3]);
    expect(new Set(states.map(({ code }) => code)).size).toBe(states.length);
  });

  it('are found by code and by English or Norwegian name', () => {
    expect(state('tx')?.en).toBe('Texas');
    expect(stateByName('calif.')?.code).toBe('CA');
    expect(stateByName('Nord-Carolina')?.code).toBe('NC');
    expect(stateByName('québec')?.code).toBe('QC');
    expect(stateByName('Narnia')).toBeUndefined();
  });

  it('are named in Norwegian only where Norwegian has a name', () => {
    expect(stateName('NM', 'nb')).toBe('Ny-Mexico');
    expect(stateName('TX', 'nb')).toBe('Texas');
    expect(stateName('NM', 'en')).toBe('New Mexico');
    expect(stateName('ZZ', 'nb')).toBe('ZZ');
  });

  it('belong to one country each', () => {
    expect(statesOfCountry('CA').map(({ code }) => code)).toContain('ON');
    expect(statesOfCountry('NO')).toEqual([]);
  });
});
