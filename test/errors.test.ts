import { describe, expect, it } from 'vitest';
import { errorCodes, isPstnAway, isPstnFault, SwitchboardError } from '../src/errors.js';
import { engineTexts } from '../src/flows/engine/show.js';
import { locales } from '../src/locale.js';

const ofCalling = errorCodes.filter((code) => code.startsWith('calling_'));

describe('what goes wrong at the back end', () => {
  it.each(locales)('has a sentence for the admin for each code, and none without a code (%s)', (locale) => {
    for (const code of ofCalling) {
      const said = engineTexts.format(locale, code, { reference: 'abc123' });
      expect(said, code).toMatch(/: abc123$/);
      expect(said, code).not.toMatch(/!|\{/);
    }
    const written = engineTexts.keys().filter((key) => /^calling_/.test(key));
    expect(written.sort()).toEqual([...ofCalling].sort());
  });

  it('has advice for the operator, as sentences', () => {
    for (const code of errorCodes) expect(new SwitchboardError(code, 'x').advice).toMatch(/^[A-Z].*\.$/s);
  });

  it('passes by itself only when it is out of reach or asks for a pause', () => {
    const away = ofCalling.filter((code) => isPstnAway(new SwitchboardError(code, 'x')));
    expect(away.sort()).toEqual(['calling_busy', 'calling_unavailable']);
    expect(isPstnAway(new SwitchboardError('pstn_busy', 'x'))).toBe(true);
    for (const code of ofCalling) expect(isPstnFault(new SwitchboardError(code, 'x'))).toBe(true);
    expect(isPstnFault(new Error('x'))).toBe(false);
  });
});
