import type { Locale } from '../../../locale.js';
import { portStatuses, type PortStatus } from '../../../orders/order.js';
import type { RequestedMoment } from '../../../orders/port/port-order.js';
import type { PortAction } from '../../../reference/port-actions.js';
import { statusTexts } from '../../../reference/statuses.js';
import { readDate, readTime } from './read-date.js';
import words from './change-words.json' with { type: 'json' };

/** What is wanted of a port: an action, a date with it, or a status to be entered. */
export interface Heard {
  readonly what?: PortAction;
  readonly wish?: RequestedMoment;
  readonly report?: { readonly status: PortStatus; readonly foc?: RequestedMoment };
}

const anyOf = (list: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${list.join('|')})`, 'iu');
const shapes = {
  question: anyOf(words.question),
  enter: anyOf(words.enter),
  expedite: anyOf(words.expedite),
  cancel: anyOf(words.cancel),
  new_date: anyOf(words.new_date),
  edit: anyOf(words.edit),
  documents: anyOf(words.documents),
  pts: anyOf(words.pts),
};
const actions: readonly PortAction[] = ['expedite', 'cancel', 'new_date', 'edit', 'documents', 'pts'];

const namesOf = (status: PortStatus): readonly string[] => [
  ...(['en', 'nb'] as Locale[]).map((locale) => statusTexts('port', status, locale).label),
  ...words.statuses[status],
];

/** The status a text names, as Control Hub or people call it. */
export const statusIn = (text: string): PortStatus | undefined =>
  [...portStatuses].reverse().find((status) => anyOf(namesOf(status)).test(text));

/** Words that enter a status: “set PO-104300 to FOC received 12 Dec 10:00”. */
function reportIn(text: string, today: string, country?: string): Heard['report'] {
  const status = shapes.enter.test(text) ? statusIn(text) : undefined;
  if (status === undefined) return undefined;
  const date = readDate(text, today, { country });
  const time = readTime(text);
  if (status !== 'foc_received' || date === undefined) return { status };
  return { status, foc: { date, ...(time === undefined ? {} : { time }) } };
}

/** What a sentence wants of a port: to change it, to ask about it, or to enter how it stands. */
export function heardIn(text: string, today: string, country?: string): Heard {
  const report = reportIn(text, today, country);
  if (report !== undefined) return { report };
  if (shapes.question.test(text)) return {};
  const date = readDate(text, today, { country });
  const time = readTime(text);
  const wish = date === undefined ? undefined : { date, ...(time === undefined ? {} : { time }) };
  const what = actions.find((action) => shapes[action as keyof typeof shapes].test(text));
  if (what === undefined) return wish === undefined ? {} : { what: 'new_date', wish };
  // “Change the date” is about the date, whatever else the verb may mean.
  const dated = what === 'edit' && wish !== undefined ? 'new_date' : what;
  return wish === undefined ? { what: dated } : { what: dated, wish };
}
