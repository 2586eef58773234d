import { describe, expect, test } from 'vitest';
import { isMail, readMail } from '../../src/language/mail/read-mail.js';

const mail = (...lines: readonly string[]): string => lines.join('\n');

describe('a mail about an order', () => {
  test.each([
    ['submitted', 'Your port order PO-7788 has been accepted.'],
    ['foc_received', 'FOC date: December 12, 2026 10:00'],
    ['foc_received', 'FOC has been received for your order.'],
    ['rejected', 'Port order PO-7788 was rejected by the losing carrier.'],
    ['completed', 'Your numbers have been ported.'],
    ['cancelled', 'The order has been cancelled.'],
    ['provisioned', 'The new numbers have been provisioned.'],
    ['action_required', 'Status: Action required'],
    ['submitted', 'Porteringsordren din er godkjent.'],
    ['foc_received', 'FOC-dato er bekreftet: 12. desember 2026 kl. 10.00'],
    ['rejected', 'Bestillingen ble avvist av avgivende operatør.'],
    ['completed', 'Status: Fullført'],
    ['cancelled', 'Bestillingen er avbrutt.'],
    ['provisioned', 'Numrene er klargjort.'],
  ])('says %s: %s', (status, text) => {
    expect(readMail(text).status).toBe(status);
  });

  test.each([
    'Your order has not been completed.',
    'Once the order is completed, billing starts.',
    'If the port was rejected, correct it and resubmit.',
    'The order will be cancelled if nobody answers.',
    'Bestillingen er ikke fullført.',
    'Når porteringen er ferdig, starter faktureringen.',
    'We have opened a case for you.',
    'Your order has been accepted.\nYour order was rejected.',
  ])('that says no status is not guessed at: %s', (text) => {
    expect(readMail(text).status).toBeUndefined();
  });

  test('names its orders, each once', () => {
    const text = mail(
      'PSTN order number: WX123-77',
      'About PO-7788 and po7788, and SB-100001.',
      'Order: soon',
    );
    expect(readMail(text).orderIds).toEqual(['PO-7788', 'SB-100001', 'WX123-77']);
  });

  test('is told from what people write', () => {
    expect(isMail(mail('Cisco Webex Calling', 'Your order PO-7788 has been accepted.'))).toBe(true);
    expect(isMail('Cisco says PO-7788 is accepted')).toBe(false);
    expect(isMail(mail('PO-7788', 'how is it going?'))).toBe(false);
    expect(isMail(mail('the carrier wrote:', 'account number does not match'))).toBe(false);
  });
});
