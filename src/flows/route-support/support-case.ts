/** A support case as it can be copied: English, since the desks read it. Nothing secret is in it. */
import type { Location, Order } from '../../pstn/provider.js';
import { deskName, deskTextTables, type DeskId } from '../../reference/desks.js';
import { rejectionTexts } from '../../reference/rejections.js';
import { statusTexts } from '../../reference/statuses.js';
import type { Ctx } from '../engine/flow.js';
import { customerOf } from '../shared/access.js';
import { zonedText } from '../shared/port/days.js';
import type { About } from './about.js';
import words from './case-words.json' with { type: 'json' };

export interface CaseOf {
  readonly desk: DeskId;
  readonly subject: string | undefined;
  /** In the words of the person. */
  readonly text: string | undefined;
  readonly about: About;
}

/** Figures of four digits and more: numbers, accounts, PINs. Order ids stay. */
const figures = /(?<!PO-)(?<!SB-)(?<![\d-])\+?\d(?:[\d\s().-]{2,18})\d/gi;
const longestAsked = 1_000;
const mostNumbers = 50;

const line = (label: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [`${label}: ${value}`];

const placeOf = ({ name, city, state, country }: Location): string =>
  `${name} (${[city, state, country].filter(Boolean).join(', ')})`;

const numbersOf = ({ numbers }: Order): string =>
  numbers.length > mostNumbers
    ? `${numbers.slice(0, mostNumbers).join(', ')}, … (${numbers.length})`
    : numbers.join(', ');

function rejectionsOf({ port }: Order, location: Location | undefined): string[] {
  const zone = location?.timeZone ?? 'UTC';
  return (port?.rejections ?? []).flatMap(({ at, reasons, answeredAt }) => {
    const answered =
      answeredAt === undefined ? '' : `, ${words.answered} ${zonedText(answeredAt, zone, 'en')}`;
    return reasons.map(
      ({ code }) =>
        `${words.rejected} ${zonedText(at, zone, 'en')}: ${rejectionTexts(code, 'en').label} (${code})${answered}`,
    );
  });
}

/** What was said with the status the order has now. */
const toldOf = ({ events, status }: Order): string | undefined =>
  events.findLast((event) => event.status === status)?.reason;

function orderLines({ order, location }: About, isGroup: boolean): string[] {
  if (order === undefined) return [];
  const { type, status, port } = order;
  return [
    ...line(words.order, order.id),
    ...line(words.status, statusTexts(type === 'port' ? 'port' : 'new', status, 'en').label),
    ...line(words.numbers, isGroup ? words.hidden : numbersOf(order)),
    ...line(words.carrier, port?.losingCarrier),
    ...line(words.told, isGroup ? toldOf(order)?.replace(figures, '…') : toldOf(order)),
    ...rejectionsOf(order, location),
  ];
}

/** In a group space the words of the person lose every figure that may be a number, an account or a PIN. */
const askedIn = (text: string | undefined, isGroup: boolean): string => {
  const asked = (text ?? '').trim().slice(0, longestAsked);
  if (asked === '') return words.fillIn;
  return isGroup ? asked.replace(figures, '…') : asked;
};

export function supportCase({ desk, subject, text, about }: CaseOf, ctx: Ctx): string {
  const isGroup = ctx.space.type === 'group';
  const { order, location } = about;
  const [only, other] = ctx.access;
  const customer = customerOf(ctx, about.customerId ?? (other === undefined ? only?.customer.id : undefined));
  return [
    ...line(words.desk, deskName(desk, 'en')),
    ...line(words.subject, subject === undefined ? undefined : deskTextTables.en.subjects[subject]),
    ...line(words.customer, customer?.name ?? words.fillIn),
    ...line(words.location, location && placeOf(location)),
    ...orderLines(about, isGroup),
    ...line(words.tried, order === undefined ? words.fillIn : words.triedBot),
    ...line(words.asked, askedIn(text, isGroup)),
    ...line(words.contact, ctx.person.email),
  ].join('\n');
}
