import { portClassTexts } from '../../reference/port-classes.js';
import type { Ctx } from '../engine/flow.js';
import { formatNumber } from '../shared/phone-format.js';
import { wishText } from '../shared/port/days.js';
import type { Data } from './data.js';
import { dayText, momentText } from './days.js';
import { billingOf } from './letter.js';
import { interviewOf, type OrderToBe } from './orders-to-be.js';
import { addressText, masked, someNumbers } from './words.js';

export interface Fact {
  readonly title: string;
  readonly value: string;
}

export function scopeText(order: OrderToBe, data: Data, ctx: Ctx): string {
  const { scope } = interviewOf(order, data);
  if (scope === undefined || scope.kind === 'full') return ctx.t('scope.full');
  if (scope.remaining === 'disconnect') return ctx.t('scope.partialDisconnect');
  const newBtn = scope.newBtn === undefined ? 'none' : formatNumber(scope.newBtn);
  return ctx.t('scope.partialKeep', { newBtn });
}

export function loaText(order: OrderToBe, data: Data, ctx: Ctx): string {
  const { signature, loa } = order.data;
  if (signature !== undefined) {
    const name = `${signature.firstName} ${signature.lastName}, ${signature.jobTitle}`;
    return ctx.t('loaState.signed', { name, moment: momentText(signature.at, data, ctx) });
  }
  return loa === undefined ? ctx.t('loaState.later') : loa.name;
}

/** The wished date as the card of the order will have it. */
const wishedText = ({ date, time, location }: Data, ctx: Ctx): string =>
  date === undefined
    ? ''
    : wishText({ date, ...(time === undefined ? {} : { time }) }, location?.timeZone ?? 'UTC', ctx.locale);

export const classFact = ({ group }: OrderToBe, ctx: Ctx): Fact => ({
  title: ctx.t('facts.class'),
  value: portClassTexts(group.portClass.id, ctx.locale).label,
});

/** All that is known of one order to be, secrets masked. */
export function factsOf(order: OrderToBe, data: Data, ctx: Ctx, mostParts = 12): Fact[] {
  const { accountNumber, businessName = '', authorisedName = '', btn, pin, service, bill } = order.data;
  const fact = (key: string, value: string): Fact[] =>
    value === '' ? [] : [{ title: ctx.t(`facts.${key}`), value }];
  const billDate = bill?.date === undefined ? '' : dayText(bill.date, ctx);
  return [
    ...fact('numbers', someNumbers(order.group.numbers, ctx, mostParts)),
    ...fact('account', masked(accountNumber)),
    ...fact('business', businessName),
    ...fact('authorised', authorisedName),
    ...fact('btn', btn === undefined ? '' : formatNumber(btn)),
    ...fact('scope', scopeText(order, data, ctx)),
    ...fact('pin', masked(pin)),
    ...fact('service', addressText(service)),
    ...fact('billing', order.data.billedThere === false ? addressText(billingOf(order.data)) : ''),
    ...fact('bill', bill === undefined ? '' : [bill.file.name, billDate].filter(Boolean).join(', ')),
    ...fact('loa', loaText(order, data, ctx)),
    ...fact('wished', wishedText(data, ctx)),
    ...fact('email', data.extraEmail ?? ''),
  ];
}
