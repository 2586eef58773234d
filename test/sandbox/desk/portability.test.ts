import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/locale.js';
import { readNumbers } from '../../../src/orders/numbers/read-numbers.js';
import { portVerdicts } from '../../../src/orders/port/port-order.js';
import { portabilityReason, portabilityTexts } from '../../../src/reference/portability.js';
import table from '../../../src/sandbox/desk/ports/portability.json' with { type: 'json' };
import { createStock } from '../../../src/sandbox/desk/stock.js';
import { filed } from './port-support.js';
import { at, startDesk } from './start-desk.js';

const check = async (numbers: readonly string[], city = 'Houston') => {
  const { pstn } = await startDesk();
  return pstn.portability(at(city), numbers);
};

describe('the portability check', () => {
  it.each([
    ['+14095550101', 'yes', undefined, 'Lone Star Telecom'],
    ['+19365550101', 'yes', undefined, 'Prairie Voice'],
    ['+19795550125', 'no', 'rate_center_not_covered', 'Lone Star Telecom'],
    ['+19795550135', 'no', 'special_feature', 'Lone Star Telecom'],
    ['+19795550145', 'no', 'not_in_service', undefined],
    ['+19795550155', 'manual', 'manual_only', 'Prairie Voice'],
    ['+19795550165', 'unknown', 'no_answer', undefined],
    ['+19795550175', 'no', 'carrier_not_supported', 'Cactus Cooperative'],
    ['+14095550190', 'in_progress', 'open_order', 'Lone Star Telecom'],
    ['+18005550199', 'no', 'toll_free', undefined],
    ['+19005550100', 'no', 'special_number', undefined],
    ['+12125550100', 'yes', undefined, 'Prairie Voice'],
    ['+19055550101', 'yes', undefined, 'Maple Line'],
    ['+441214960123', 'yes', undefined, 'Thames Voice'],
    ['+441134960850', 'no', 'not_in_service', undefined],
    ['+4720101234', 'yes', undefined, 'Fjordtele'],
    ['+4720151234', 'yes', undefined, 'Nordlinje'],
    ['+4720190250', 'manual', 'manual_only', 'Nordlinje'],
    ['+12812830000', 'unknown', 'unknown_range', undefined],
  ])('%s: %s (%s)', async (number, verdict, reason, losingCarrier) => {
    const [answer] = await check([number]);
    expect(answer).toMatchObject({ number, verdict });
    expect([answer?.reason, answer?.losingCarrier]).toEqual([reason, losingCarrier]);
  });

  it('knows all five verdicts, and answers in the order asked', async () => {
    const numbers = ['+19795550165', '+14095550190', '+19795550155', '+19795550145', '+19795550101'];
    const verdicts = (await check(numbers)).map(({ number, verdict }) => [number, verdict]);
    expect(verdicts.map(([number]) => number)).toEqual(numbers);
    expect(new Set(verdicts.map(([, verdict]) => verdict))).toEqual(new Set(portVerdicts));
  });

  it.each([
    ['the table', table.ranges.map(({ from }) => from)],
    ['the seeded orders', ['+14095550190', '+14095550195', '+19365550160', '+18005550199', '+19005550100']],
    ['the stock', [...createStock(1).keys()].filter((number) => number.startsWith('+1713'))],
  ])('gives each reason with the verdict its row has: %s', async (_, numbers) => {
    for (const { number, verdict, reason } of await check(numbers)) {
      if (reason !== undefined)
        expect([number, reason, verdict]).toEqual([number, reason, portabilityReason(reason).verdict]);
    }
  });

  it('has two accounts of one carrier to try that no seeded order holds', async () => {
    const { pstn } = await startDesk();
    const [one, other] = await pstn.portability(at('Houston'), ['+14095550149', '+14095550150']);
    const [held] = await pstn.portability(at('Houston'), ['+14095550190']);
    const order = await pstn.order(held?.orderId ?? '');
    expect(new Set([one?.btn, other?.btn, order?.port?.btn]).size).toBe(3);
  });

  it('tells the BTN where the losing carrier tells it, and who is a mobile carrier', async () => {
    const [told, silent, mobile] = await check(['+14095550160', '+19365550100', '+13615550100']);
    expect(told?.btn).toBe('+14095550150');
    expect(silent).not.toHaveProperty('btn');
    expect(mobile).toMatchObject({ type: 'mobile', losingCarrier: 'Gulf Mobile' });
  });

  it('calls numbers portable that were gone from the stock, and those on its shelf not in service', async () => {
    const of713 = [...createStock(1).values()].filter(({ areaCode }) => areaCode === '713');
    const answers = await check(of713.map(({ number }) => number));
    const sold = new Set(
      answers.filter(({ reason }) => reason === 'already_with_cisco').map((a) => a.number),
    );
    expect(sold.size).toBe(5);
    for (const [index, { number, free }] of of713.entries()) {
      const expected = sold.has(number) ? 'manual' : free ? 'no' : 'yes';
      expect([number, answers[index]?.verdict]).toEqual([number, expected]);
    }
  });

  it.each([
    ['409-555-0101, 979-555-0125, 979-555-0165', 'US', 'Houston'],
    ['905-555-0101, 905-555-0195', 'CA', 'Toronto'],
    ['0121 496 0123, 0113 496 0850', 'GB', 'London'],
    ['20 10 12 34, 20 19 02 50', 'NO', 'Oslo'],
  ] as const)('judges what the bot reads out of “%s”', async (text, country, city) => {
    const { numbers, problems } = readNumbers(text, { country, sandbox: true });
    expect(problems).toEqual([]);
    expect((await check(numbers, city)).filter(({ reason }) => reason === 'unknown_range')).toEqual([]);
  });

  it('names the open order to its own customer only', async () => {
    const desk = await startDesk();
    const { id, numbers } = await filed(desk);
    const [own] = await desk.pstn.portability(at('Houston'), numbers);
    const [other] = await desk.pstn.portability(at('Oslo'), numbers);
    expect(own).toMatchObject({ verdict: 'in_progress', orderId: id });
    expect(other).toMatchObject({ verdict: 'in_progress' });
    expect(other).not.toHaveProperty('orderId');
  });

  it('answers for more numbers than one call may ask about', async () => {
    const numbers = Array.from({ length: 1200 }, (_, line) => `+47201${String(line).padStart(5, '0')}`);
    const answers = await check(numbers, 'Oslo');
    expect(answers.map(({ number }) => number)).toEqual(numbers);
    expect(answers.every(({ verdict }) => verdict === 'yes')).toBe(true);
  });
});

describe('every reason of the desk', () => {
  const code = readFileSync('src/sandbox/desk/ports/portability.ts', 'utf8');
  const inCode = [...code.matchAll(/reason: '([a-z_]+)'/g)].map(([, reason = '']) => reason);
  const inTable = table.ranges.flatMap((range) => ('reason' in range ? [range.reason] : []));
  const reasons = [...new Set([...inCode, ...inTable])].sort();

  it('is one of many, among them the special feature', () => {
    expect(reasons.length).toBeGreaterThan(8);
    expect(reasons).toContain('special_feature');
  });

  it.each(reasons)('%s has a row of its own, with texts in both languages', (reason) => {
    expect(portabilityReason(reason).id).toBe(reason);
    for (const locale of locales) {
      const { label, todo } = portabilityTexts(reason, locale);
      expect(label).not.toBe(portabilityTexts('other', locale).label);
      expect(todo).not.toBe('');
    }
  });
});
