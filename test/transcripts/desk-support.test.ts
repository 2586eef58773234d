import { describe, expect, test } from 'vitest';
import { useStage } from './stage.js';

const stage = useStage();

describe('the right support desk', () => {
  test('is named with why, the number of the region and a text to paste', async () => {
    const dana = stage.talk('dana');
    const tac = await dana.say('who do I contact about dropped calls?');
    expect(tac.markdown).toContain('Dropped calls are a service problem, and TAC takes those.');
    expect(tac.markdown).toContain('1-800-553-2447');
    expect(tac.markdown).not.toContain('+61 2 8446 7411');
    expect((await dana.press('That helps')).markdown).toContain('I have noted that it helped.');
  });

  test('is told in Norwegian, with the number for Europe', async () => {
    const ingrid = stage.talk('ingrid');
    const tac = await ingrid.say('hvem kontakter jeg når samtaler faller ut?');
    expect(tac.markdown).toContain('Brutte samtaler er et tjenesteproblem, og slike tar TAC.');
    expect(tac.markdown).toContain('+32 2 704 5555');
    await ingrid.press('Ikke den rette');
    const again = await ingrid.say('vi hører ekko på alle samtaler');
    expect(again.markdown).toContain('TAC');
    const all = await ingrid.press('Ikke den rette');
    expect(all.markdown).toContain('Jeg fant det ikke. Dette er alle avdelingene');
    expect(all.markdown).toContain('webexcalling-phd@cisco.com');
  });

  test('of a partner with customers on both sides is asked for once, and remembered', async () => {
    const per = stage.talk('per');
    const asked = await per.say('phone number of TAC');
    expect(asked.buttons).toContain('EMEA');
    expect((await per.press('EMEA')).markdown).toContain('+32 2 704 5555');
    expect((await per.say('how do I reach partner support?')).markdown).toContain('+44 129 366 10 20');
  });

  test('comes after what the bot can settle: a rejected port', async () => {
    const alice = stage.talk('alice');
    const pts = await alice.say('talk to a human at PTS about our rejection');
    expect(pts.markdown).toContain('PSTN technical support (PTS)');
    expect(pts.buttons[0]).toBe('Fix a rejected port');
    expect((await alice.press('Fix a rejected port')).markdown).toContain('PO-');
  });

  test('in a group space keeps the numbers out of the case text', async () => {
    const [priya] = await stage.space('priya', 'alice');
    const pts = await priya.mention('talk to a human at PTS about our rejection, our ticket 99887766');
    expect(pts.markdown).toContain('Numbers and other sensitive values are left out here.');
    expect(pts.markdown).not.toMatch(/Numbers: \+1|99887766/);
  });
});
