import { afterAll, describe, expect, test } from 'vitest';
import { rejection, rejectionIds, type RejectionFix } from '../../src/reference/rejections.js';
import { walk } from '../support/fix-walk.js';
import { talkWith } from '../support/talk-engine.js';

/** Presses after the notice's button; signing anew is done on the card that sends the order. */
const most: Readonly<Record<RejectionFix, number>> = {
  update: 2,
  new_date: 2,
  remove_numbers: 2,
  sign_again: 1,
  new_bill: 1,
  contact_pts: 1,
  // For two bills: the proposal, the account of the other one, and sending.
  split: 3,
};

const table: { reason: string; presses: number; files: number; way: string }[] = [];

describe('from the notice to “sent again”', () => {
  test.each(rejectionIds)('%s takes few presses', async (code) => {
    const { presses, files, steps } = await walk(talkWith(), [code]);
    table.push({ reason: code, presses, files, way: steps.join(' → ') });
    const { fix } = rejection(code);
    expect(presses).toBeLessThanOrEqual(most[fix]);
    expect(files).toBeLessThanOrEqual(fix === 'split' ? 2 : fix === 'new_bill' ? 1 : 0);
  });

  test('three reasons at once take one press each, and one to send', async () => {
    const codes = ['account_number_mismatch', 'zip_mismatch', 'tn_error'];
    const { presses, steps } = await walk(talkWith(), codes);
    table.push({ reason: codes.join(' + '), presses, files: 0, way: steps.join(' → ') });
    expect(presses).toBe(4);
  });

  afterAll(() => {
    const lines = table.map(
      ({ reason, presses, files, way }) => `| ${reason} | ${presses} | ${files} | ${way} |`,
    );
    process.stdout.write(`\n| reason | presses | files | cards |\n|---|---|---|---|\n${lines.join('\n')}\n`);
  });
});
