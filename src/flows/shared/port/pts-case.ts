/** A support case as it can be copied: English, since PSTN technical support (PTS) reads it. */
import type { PortFacts } from '../../../orders/port/port-order.js';
import type { Location, Order } from '../../../pstn/provider.js';
import { rejectionTexts } from '../../../reference/rejections.js';
import { statusTexts } from '../../../reference/statuses.js';
import type { Ctx } from '../../engine/flow.js';
import { customerOf } from '../access.js';
import { compactNumbers } from '../phone-format.js';
import { wishText, zonedText } from './days.js';
import words from './pts-words.json' with { type: 'json' };

/** Where support cases are opened. */
export const controlHub = 'https://admin.webex.com';

export type CaseWish = keyof typeof words.wishes;
export type CaseTried = keyof typeof words.tried;

export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

export const caseTried = (id: CaseTried, values: Readonly<Record<string, string>> = {}): string =>
  filled(words.tried[id], values);

export interface CaseAbout {
  readonly order: Order;
  readonly location: Location;
  readonly wish: CaseWish;
  readonly values?: Readonly<Record<string, string>>;
  /** What was done already; nothing secret. */
  readonly tried?: readonly string[];
  /** In the words of the person. */
  readonly note?: string;
}

const { labels } = words;
const line = (label: string, value: string | undefined): string[] =>
  value === undefined || value === '' ? [] : [`${label}: ${value}`];

function rejections({ rejections: all }: PortFacts, { timeZone }: Location): string[] {
  return all.flatMap(({ at, reasons, answeredAt }) => {
    const answered =
      answeredAt === undefined ? '' : `, ${labels.answered} ${zonedText(answeredAt, timeZone, 'en')}`;
    return reasons.map(({ code, text, numbers = [] }) => {
      const said = text === undefined ? '' : `; ${labels.words}: "${text.trim()}"`;
      const about = numbers.length === 0 ? '' : `; ${compactNumbers(numbers)}`;
      const when = `${labels.rejected} ${zonedText(at, timeZone, 'en')}`;
      return `${when}: ${rejectionTexts(code, 'en').label} (${code})${about}${said}${answered}`;
    });
  });
}

/** Everything PTS needs to begin, and nothing secret. */
export function ptsCase({ order, location, wish, values, tried = [], note }: CaseAbout, ctx: Ctx): string {
  const { port } = order;
  const { timeZone } = location;
  const place = [location.city, location.state, location.country].filter(Boolean).join(', ');
  return [
    `${labels.title} ${order.id}`,
    ...line(labels.request, filled(words.wishes[wish], values ?? {})),
    ...line(labels.customer, customerOf(ctx, order.customerId)?.name),
    ...line(labels.location, `${location.name} (${place})`),
    ...line(labels.status, statusTexts('port', order.status, 'en').label),
    ...line(labels.carrier, port?.losingCarrier),
    ...line(labels.btn, port?.btn),
    ...line(`${labels.numbers} (${order.numbers.length})`, order.numbers.join(', ')),
    ...line(labels.requested, port?.requested && wishText(port.requested, timeZone, 'en')),
    ...line(labels.confirmed, port?.foc && zonedText(port.foc, timeZone, 'en')),
    ...(port === undefined ? [] : rejections(port, location)),
    ...tried.map((done) => `${labels.tried}: ${done}`),
    ...line('', note).map((text) => text.slice(2)),
    ...line(labels.contact, ctx.person.email),
  ].join('\n');
}
