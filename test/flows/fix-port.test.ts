import { describe, expect, test } from 'vitest';
import { locales } from '../../src/locale.js';
import { rejection, rejectionIds, rejectionTexts } from '../../src/reference/rejections.js';
import { walk } from '../support/fix-walk.js';
import { portAccount, portNumbers } from '../support/fix-world.js';
import { talkWith } from '../support/talk-engine.js';

const everyReason = locales.flatMap((locale) => rejectionIds.map((code) => [locale, code] as const));

describe('every reason is fixed from its notice', () => {
  test.each(everyReason)('in %s: %s', async (locale, code) => {
    const talk = talkWith({ locale });
    const { id } = await walk(talk, [code]);
    const order = await talk.pstn.order(id);
    const { fix, inPlace } = rejection(code);
    if (fix === 'contact_pts') {
      expect(talk.live()?.step).toBe('opened');
      expect(order?.status).toBe('rejected');
      return;
    }
    expect(talk.live()?.step).toBe('sent');
    expect(order?.status).toBe(inPlace ? 'pending' : 'cancelled');
    expect(order?.port?.rejections.at(-1)?.answeredAt !== undefined).toBe(inPlace);
  });

  test.each(everyReason)('in %s: %s is told with its meaning on the first card', async (locale, code) => {
    const talk = talkWith({ locale });
    await walk(talk, [code]);
    const first = talk.shown.find(({ flow }) => flow === 'fix-port');
    const { label, meaning } = rejectionTexts(code, locale);
    if (rejection(code).fix === 'sign_again') expect(first?.step).toBe('sign');
    else expect(first?.markdown).toContain(meaning);
    if (rejection(code).fix !== 'sign_again') expect(first?.markdown).toContain(label);
  });
});

describe('what is sent', () => {
  const sent = async (...codes: string[]) => {
    const talk = talkWith();
    const { id } = await walk(talk, codes);
    const [order, account] = [await talk.pstn.order(id), await talk.pstn.portAccount(id)];
    return { talk, order, account };
  };

  test('is the corrected account', async () => {
    expect((await sent('account_number_mismatch')).account?.accountNumber).toBe('884214');
    expect((await sent('invalid_pin')).account?.pin).toBe('9001');
    expect((await sent('btn_error')).order?.port?.btn).toBe('+17135550188');
    expect((await sent('zip_mismatch')).account?.serviceAddress).toEqual({
      ...portAccount.serviceAddress,
      zip: '77003',
    });
    expect((await sent('service_address_mismatch')).account?.serviceAddress.street).toBe(
      '1201 Harbor Street',
    );
  });

  test('is the order without the numbers the carrier named, or without the main number', async () => {
    expect((await sent('tn_error')).order?.numbers).toEqual(portNumbers.filter((_, at) => at !== 1));
    expect((await sent('pending_main_btn')).order?.numbers).toEqual(portNumbers.slice(1));
  });

  test('is a date after the one that was refused', async () => {
    expect((await sent('foc_rejected_by_losing_carrier')).order?.port?.requested).toEqual({
      date: '2026-12-04',
    });
  });

  test('is the new bill, kept on the order', async () => {
    const { order } = await sent('previous_carrier_bill_invalid');
    expect(order?.port?.documents.map(({ name }) => name)).toContain('lone-star-november.pdf');
  });

  test('is the letter of agency, signed anew and posted to the person who signed', async () => {
    const { talk, order } = await sent('tn_error');
    expect(order?.port?.documents.map(({ name }) => name)).toContain('LOA-PO-104300.pdf');
    const posted = talk.effects.flatMap((effect) => (effect.type === 'post-file' ? [effect.file.type] : []));
    expect(posted).toEqual(['application/pdf']);
  });

  test('is one order for each bill, with the same date and plan, and the old one is cancelled', async () => {
    const { talk, order } = await sent('multiple_btns');
    expect(order?.status).toBe('cancelled');
    const made = (await talk.pstn.orders('hp')).filter(({ id }) => id !== order?.id);
    expect(made.map(({ numbers }) => numbers)).toEqual(
      expect.arrayContaining([[portNumbers[2]], [portNumbers[0], portNumbers[1], portNumbers[3]]]),
    );
    expect(made.map(({ port }) => port?.requested)).toEqual([{ date: '2026-12-03' }, { date: '2026-12-03' }]);
    expect(new Set(made.map(({ port }) => port?.plan)).size).toBe(1);
    expect(made.map(({ port }) => port?.documents.map(({ kind }) => kind))).toEqual([
      ['bill', 'loa'],
      ['bill', 'loa'],
    ]);
    expect(talk.effects.filter(({ type }) => type === 'order-placed')).toHaveLength(2);
    const accounts = await Promise.all(made.map(({ id }) => talk.pstn.portAccount(id)));
    expect(accounts.map((account) => account?.accountNumber).sort()).toEqual(['884213', '9911']);
  });
});
