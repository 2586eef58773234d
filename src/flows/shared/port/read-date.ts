/** A day as people write it: `2026-12-12`, `12 December`, `Dec 12`, `12. des.`, `on Friday`, `i morgen`. */
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

/** A day without a year is the next one of that name, however near. */
function named(found: RegExpExecArray, today: string): string | undefined {
  const { year: ofYear, month: word = '', day: ofMonth = '' } = found.groups ?? {};
  const rest = `${two(monthOf(word.toLowerCase()))}-${two(Number(ofMonth))}`;
  const year = ofYear ?? today.slice(0, 4);
  const date = `${year}-${rest}`;
  // The clock of the reader may be months ahead of a date that is meant to be past: half a year settles it.
  const late = ofYear === undefined && date < plus(today, -180) ? `${Number(year) + 1}-${rest}` : date;
  return isDay(late) ? late : undefined;
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
export function readDate(text: string, today: string): string | undefined {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found !== null) return named(found, today);
  }
  if (/(?<!\p{L})(?:tomorrow|i\s?morgen)(?!\p{L})/iu.test(text)) return plus(today, 1);
  return weekday(text, today);
}

/** `HH:mm`, where the text tells a time: `10:00`, `at 2 pm`, `kl. 14`. */
export function readTime(text: string): string | undefined {
  const found =
    /(?<!\d)(?<hour>\d{1,2})[:.](?<minute>\d{2})(?!\d)\s*(?<half>[ap])?\.?m?/iu.exec(text) ??
    /(?:\bat|\bkl\.?|klokka|klokken)\s*(?<hour>\d{1,2})(?!\d)\s*(?<half>[ap])?\.?m?/iu.exec(text) ??
    /(?<!\d)(?<hour>\d{1,2})\s*(?<half>[ap])\.?m\b/iu.exec(text);
  const { hour = '', minute = '00', half } = found?.groups ?? {};
  if (hour === '') return undefined;
  const later = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const shift = half?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : later;
  const whole = Number(hour) + shift;
  return whole < 24 && Number(minute) < 60 ? `${two(whole)}:${minute}` : undefined;
}
