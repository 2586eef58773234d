/** What of a value may stand in the audit log for good: enough to tell one from another, not what it is. */

/** Fields whose values are words of ours, dates or amounts. */
const open: ReadonlySet<string> = new Set([
  'type',
  'kind',
  'status',
  'scope',
  'numberType',
  'quantity',
  'size',
  'bytes',
  'date',
  'time',
  'on',
  'rhythm',
  'skipOwn',
  'onlyMine',
  'mutedUntil',
  'quiet',
  'from',
  'to',
  'timeZone',
  'foc',
  'pstn',
  'desk',
  'code',
  'count',
]);
/** Nothing of these, not even their ends. */
const closed: ReadonlySet<string> = new Set(['pin', 'details', 'note', 'name', 'email']);

const longEnough = 6;
const most = 50;

const maskText = (text: string, field: string): string =>
  text.length < longEnough || closed.has(field) ? '••••' : `••••${text.slice(-2)}`;

export function maskValue(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return open.has(field) ? value : maskText(value, field);
  if (Array.isArray(value)) return value.slice(0, most).map((one: unknown) => maskValue(one, field));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(fields.map(([name, inner]) => [name, maskValue(inner, name)]));
}
