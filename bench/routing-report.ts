import { routingLabels, type RoutingLabel } from '../src/language/routing/labels.js';
import type { Read } from './routing.js';

interface Limits {
  readonly sureOfRouting: number;
  readonly alternatives: number;
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const count = (reads: readonly Read[], test: (read: Read) => boolean) => reads.filter(test).length;

const confidenceOf = ({ read }: Read) => read[0]?.confidence ?? 0;
const isRight = ({ read, expected }: Read) => read[0]?.label === expected;
const isAmong =
  (offered: number) =>
  ({ read, expected }: Read) =>
    read.slice(0, offered).some(({ label }) => label === expected);

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const figuresOf = (reads: readonly Read[], { sureOfRouting, alternatives }: Limits): readonly string[] => {
  const sure = (read: Read) => confidenceOf(read) >= sureOfRouting;
  return [
    String(reads.length),
    percent(count(reads, isRight), reads.length),
    percent(count(reads, isAmong(alternatives + 1)), reads.length),
    percent(
      count(reads, (read) => !sure(read)),
      reads.length,
    ),
    percent(
      count(reads, (read) => sure(read) && !isRight(read)),
      reads.length,
    ),
  ];
};

const figuresHead = [
  'messages',
  'right at first',
  'right among the offered',
  'asked',
  'wrong without asking',
];

const groupsTable = (groups: readonly (readonly [string, readonly Read[]])[], limits: Limits): string =>
  tableOf(
    ['', ...figuresHead],
    groups
      .filter(([, reads]) => reads.length > 0)
      .map(([name, reads]) => [name, ...figuresOf(reads, limits)]),
  );

const words = ({ text }: Read) => text.split(/\s+/).length;
const partsOf = (reads: readonly Read[]): readonly (readonly [string, readonly Read[]])[] => [
  ['English', reads.filter(({ locale }) => locale === 'en')],
  ['Norwegian', reads.filter(({ locale }) => locale === 'nb')],
  ['1–4 words', reads.filter((read) => words(read) <= 4)],
  ['5–12 words', reads.filter((read) => words(read) > 4 && words(read) <= 12)],
  ['13–30 words', reads.filter((read) => words(read) > 12 && words(read) <= 30)],
  ['over 30 words', reads.filter((read) => words(read) > 30)],
];

const calibrationTable = (reads: readonly Read[]): string => {
  const bins = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.95];
  return tableOf(
    ['confidence', 'messages', 'mean confidence', 'right'],
    bins.flatMap((low, at) => {
      const high = bins[at + 1] ?? 1.01;
      const inside = reads.filter((read) => confidenceOf(read) >= low && confidenceOf(read) < high);
      if (inside.length === 0) return [];
      const mean = inside.reduce((sum, read) => sum + confidenceOf(read), 0) / inside.length;
      return [
        [`${low}–`, String(inside.length), mean.toFixed(2), percent(count(inside, isRight), inside.length)],
      ];
    }),
  );
};

const thresholdTable = (reads: readonly Read[], limits: Limits): string =>
  tableOf(
    ['threshold', ...figuresHead.slice(3)],
    [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9].map((sureOfRouting) => [
      String(sureOfRouting),
      ...figuresOf(reads, { ...limits, sureOfRouting }).slice(3),
    ]),
  );

const shortOf = (label: RoutingLabel) => label.replace('FLOW:', '').replace('_', ' ').toLowerCase();

const confusionTable = (reads: readonly Read[]): string =>
  tableOf(
    ['meant ↓ read →', ...routingLabels.map(shortOf), 'right'],
    routingLabels.map((meant) => {
      const row = reads.filter(({ expected }) => expected === meant);
      const cells = routingLabels.map((label) => count(row, ({ read }) => read[0]?.label === label));
      return [
        shortOf(meant),
        ...cells.map((cell) => (cell === 0 ? '' : String(cell))),
        percent(count(row, isRight), row.length),
      ];
    }),
  );

const largestCells = (reads: readonly Read[]): string => {
  const cells = new Map<string, number>();
  for (const read of reads.filter((each) => !isRight(each))) {
    const cell = `${shortOf(read.expected)} read as ${shortOf(read.read[0]?.label ?? 'NONE')}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const largest = [...cells].sort(([, a], [, b]) => b - a).slice(0, 10);
  return tableOf(
    ['largest cells', 'messages'],
    largest.map(([cell, size]) => [cell, String(size)]),
  );
};

const wrongOf = (reads: readonly Read[]): string =>
  reads
    .filter((read) => !isRight(read))
    .map(({ text, expected, read: [first] }) => {
      const line = text.replace(/\s+/g, ' ').slice(0, 110);
      return `- ${expected} read as ${first?.label} (${first?.confidence.toFixed(2)}): ${line}`;
    })
    .join('\n');

const sectionOf = (reads: readonly Read[], limits: Limits): string =>
  [
    groupsTable([['all', reads], ...partsOf(reads)], limits),
    '### Confidence\n\nHow often a first choice of that confidence is right.',
    calibrationTable(reads),
    '### Confusion\n\nMessages by what was meant and what was read.',
    confusionTable(reads),
    largestCells(reads),
  ].join('\n\n');

interface More {
  readonly unseen: readonly Read[];
  readonly heldOut: readonly Read[];
}

/** The whole report in markdown. */
export const reportOf = (validation: readonly Read[], limits: Limits, more?: More): string => {
  const { sureOfRouting, alternatives } = limits;
  const parts = [
    '# How well messages find their way',
    'Written by `npm run report:routing`; do not edit. How the reading works: [routing.md](routing.md).',
    `The bot answers at once from a confidence of ${sureOfRouting}, else it asks with the likeliest and the next ` +
      `${alternatives}. Both figures stand in \`src/language/routing/confidence.json\`.`,
    '## Validation: messages written apart from the phrases, never trained on',
    sectionOf(validation, limits),
    '### Read wrong',
    wrongOf(validation),
  ];
  if (more === undefined) return `${parts.join('\n\n')}\n`;
  const { unseen, heldOut } = more;
  return `${[
    ...parts,
    '## Unseen: messages of somebody who had seen neither the phrases nor the reading',
    'Written from the fact sheet and the boundaries of the labels (`src/language/routing/labels.json`), read once, and ' +
      'nothing was changed afterwards.',
    sectionOf(unseen, limits),
    '### Read wrong',
    wrongOf(unseen),
    '## Held-out situations',
    'Each phrase read by a classifier that saw no phrase of its situation, in either language. Harder than life: the ' +
      'product has seen all situations. The temperature and the threshold are chosen here.',
    sectionOf(heldOut, limits),
    '### Thresholds\n\nWhat other thresholds would do.',
    thresholdTable(heldOut, limits),
  ].join('\n\n')}\n`;
};
