/** A day as people write it: `2026-12-12`, `12 December`, `Dec 12`, `12. des.`, `12/12`, `on Friday`, `i morgen`. */
const months = [
  ['january', 'januar', 'jan'],
  ['february', 'februar', 'feb'],
  ['march', 'mars', 'mar'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'desember', 'dec', 'des'],
] as const;
const weekdays = [
  ['monday', 'mandag'],
  ['tuesday', 'tirsdag'],
  ['wednesday', 'onsdag'],
  ['thursday', 'torsdag'],
  ['friday', 'fredag'],
  ['saturday', 'lørdag'],
  ['sunday', 'søndag'],
] as const;

const monthWords = months.flat().sort((one, other) => other.length - one.length);
const month = `(?<month>${monthWords.join('|')})\\.?`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?';
const year = '(?:,?\\s*(?<year>20\\d{2}))?';
const shapes = [
  /(?<!\d)(?<year>20\d{2})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)/iu,
  new RegExp(`(?<![\\d\\p{L}])${day}\\s*(?:of\\s+)?${month}(?!\\p{L})${year}`, 'iu'),
  new RegExp(`(?<!\\p{L})${month}\\s+${day}(?![\\d])${year}`, 'iu'),
];

const inFigures =
  /(?<![\d./])(?<one>\d{1,2})\s*(?<mark>[./])\s*(?<other>\d{1,2})(?:\s*\k<mark>\s*(?<year>\d{4}|\d{2}))?(?!\d|[./]\d)/u;

const two = (value: number): string => String(value).padStart(2, '0');
const dayMs = 86_400_000;
const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const monthOf = (word: string): number =>
  /^\d+$/.test(word) ? Number(word) : months.findIndex((names) => names.some((name) => name === word)) + 1;

const isDay = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};

interface Reading {
  /** Where the date is written: `3/12` is a day of March in the US, of December in Norway, and not read where both are usual. */
  readonly country?: string | undefined;
  /** Of a day without a year the last one is meant. */
  readonly back?: boolean;
}

/** A day without a year is the next one of that name, however near; or the last one. */
function near(month: number, day: number, year: string | undefined, today: string, back = false) {
  const rest = `${two(month)}-${two(day)}`;
  const ofYear = year?.length === 2 ? `20${year}` : year;
  const now = Number(today.slice(0, 4));
  const here = `${ofYear ?? String(now)}-${rest}`;
  if (ofYear !== undefined) return isDay(here) ? here : undefined;
  // The clock of the reader may be months ahead of a date that is meant to be past: half a year settles it.
  const late = !back && here < plus(today, -180) ? `${String(now + 1)}-${rest}` : here;
  const meant = back && here > today ? `${String(now - 1)}-${rest}` : late;
  return isDay(meant) ? meant : undefined;
}

const dayFirst = ['NO', 'GB'];

/** Day and month of a date in figures, where the country or the figures themselves tell which is which. */
function orderOf(one: number, other: number, country: string | undefined): [number, number] | undefined {
  if (one > 12 || one === other) return [one, other];
  if (other > 12) return [other, one];
  if (country === 'US') return [other, one];
  return dayFirst.includes(country ?? '') ? [one, other] : undefined;
}

function figures(text: string, today: string, { country, back }: Reading): string | undefined {
  const { one = '', other = '', year } = inFigures.exec(text)?.groups ?? {};
  const [day, month] = (one === '' ? undefined : orderOf(Number(one), Number(other), country)) ?? [];
  return day === undefined || month === undefined ? undefined : near(month, day, year, today, back);
}

function weekday(text: string, today: string): string | undefined {
  const index = weekdays.findIndex((names) =>
    names.some((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(text)),
  );
  if (index < 0) return undefined;
  const now = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plus(today, (index - now + 7) % 7 || 7);
}

/** `YYYY-MM-DD`, or undefined when the text names no day. `today` is that of the location. */
export function readDate(text: string, today: string, reading: Reading = {}): string | undefined {
  for (const shape of shapes) {
    const { year, month: word = '', day: ofMonth = '' } = shape.exec(text)?.groups ?? {};
    if (ofMonth !== '') {
      return near(monthOf(word.toLowerCase()), Number(ofMonth), year, today, reading.back);
    }
  }
  const found = figures(text, today, reading);
  if (found !== undefined) return found;
  if (/(?<!\p{L})(?:tomorrow|i\s?morgen)(?!\p{L})/iu.test(text)) return plus(today, 1);
  return reading.back ? undefined : weekday(text, today);
}

const half = '\\s*(?:(?<half>[ap])\\.?m\\.?)?';
const times = [
  new RegExp(
    `(?:\\bat|\\bkl\\.?|klokka|klokken)\\s*(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?!\\d)${half}`,
    'iu',
  ),
  new RegExp(`(?<![\\d.:])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?!\\d)${half}`, 'iu'),
  // `10.30` is a time, `10.12` may be a day.
  /(?<![\d.:])(?<hour>\d{1,2})\.(?<minute>00|1[3-9]|[2-5]\d)(?![\d.])/iu,
  /(?<!\d)(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\b/iu,
];

/** `HH:mm`, where the text tells a time: `10:00`, `at 2 pm`, `kl. 14`. */
export function readTime(text: string): string | undefined {
  const found = times.map((shape) => shape.exec(text)).find((match) => match !== null);
  const { hour = '', minute = '00', half: ofDay } = found?.groups ?? {};
  if (hour === '') return undefined;
  const later = ofDay?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const shift = ofDay?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : later;
  const whole = Number(hour) + shift;
  return whole < 24 && Number(minute) < 60 ? `${two(whole)}:${minute}` : undefined;
}
