import { describe, expect, it } from 'vitest';
import { type BtnAnswers, type InterviewInput, btnInterview } from '../../../src/orders/port/interview.js';

const [main, second, stayer] = ['+17135550100', '+17135550101', '+17135550190'];
const interview = (answers: BtnAnswers, rest: Partial<InterviewInput> = {}) =>
  btnInterview({ country: 'US', numbers: [main, second], answers, ...rest });

describe('the interview about the bill', () => {
  it('first asks for the main number', () => {
    expect(interview({})).toEqual({ open: ['main_number'], problems: [] });
  });

  it('does not ask for what the carrier tells', () => {
    expect(interview({}, { toldBtn: main })).toMatchObject({ open: ['stays'], btn: main, btnIsPorted: true });
    expect(btnInterview({ country: 'US', numbers: [main], toldBtn: main, answers: {} }).open).toEqual([
      'stays',
    ]);
  });

  it('lets the person know better than the carrier', () => {
    expect(interview({ btn: stayer }, { toldBtn: main }).btn).toBe(stayer);
  });

  it('finds a full port when the main number leaves and nothing stays', () => {
    expect(interview({ btn: main, stays: false })).toMatchObject({ open: [], scope: { kind: 'full' } });
  });

  it('finds a partial port when the main number is not among them, without asking whether something stays', () => {
    expect(interview({ btn: stayer }).open).toEqual(['rest']);
    expect(interview({ btn: stayer, rest: 'keep' }).scope).toEqual({ kind: 'partial', remaining: 'keep' });
  });

  it('asks for a new main number only when the old one leaves and something is kept', () => {
    expect(interview({ btn: main, stays: true }).open).toEqual(['rest']);
    expect(interview({ btn: main, stays: true, rest: 'keep' }).open).toEqual(['new_btn']);
    expect(interview({ btn: main, stays: true, rest: 'disconnect' }).scope).toEqual({
      ...{ kind: 'partial', remaining: 'disconnect' },
    });
    expect(interview({ btn: main, stays: true, rest: 'keep', newBtn: stayer }).scope).toEqual({
      ...{ kind: 'partial', remaining: 'keep', newBtn: stayer },
    });
  });

  it.each([
    [main, 'old_btn'],
    [second, 'ported_too'],
    ['+17135550150', 'ported_too'],
    ['+4722865500', 'other_country'],
    ['+1713555', 'not_a_number'],
  ])('does not take %s as the new main number: %s', (newBtn, why) => {
    const found = interview(
      { btn: main, stays: true, rest: 'keep', newBtn },
      { alsoLeaving: ['+17135550150'] },
    );
    expect(found.problems).toEqual([{ question: 'new_btn', why }]);
    expect(found.scope).toBeUndefined();
  });

  it('knows that the main number leaves with another order of the plan', () => {
    const found = interview({ btn: stayer }, { alsoLeaving: [stayer] });
    expect(found).toMatchObject({ btnIsPorted: true, open: ['stays'] });
  });

  it('asks again for a main number that cannot be one', () => {
    expect(interview({ btn: '+4722865500' })).toEqual({
      ...{ open: ['main_number'], problems: [{ question: 'main_number', why: 'other_country' }] },
    });
  });
});
