/** How often a desk was named, as a table for the operator. */
import { z } from 'zod';

export const routingFigureSchema = z.object({
  desk: z.string(),
  /** Row of the subjects of the desks; `none` when no subject was recognised. */
  subject: z.string(),
  /** `yes` and `no` by a press, `unknown` without one. */
  helped: z.string(),
  count: z.number().int(),
});
export type RoutingFigure = z.infer<typeof routingFigureSchema>;

const groups = (
  figures: readonly RoutingFigure[],
  by: 'desk' | 'subject',
): [name: string, figures: RoutingFigure[]][] =>
  [...new Set(figures.map((figure) => figure[by]))]
    .sort()
    .map((name) => [name, figures.filter((figure) => figure[by] === name)]);

interface Row {
  readonly desk: string;
  readonly subject: string;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

const sum = (figures: readonly RoutingFigure[], helped: string): number =>
  figures.filter((figure) => figure.helped === helped).reduce((all, { count }) => all + count, 0);

function rowOf(desk: string, subject: string, figures: readonly RoutingFigure[]): Row {
  return {
    desk,
    subject,
    yes: sum(figures, 'yes'),
    no: sum(figures, 'no'),
    unknown: sum(figures, 'unknown'),
  };
}

const named = ({ yes, no, unknown }: Row): number => yes + no + unknown;

/** Of those who said so; nobody knows of the others. */
const share = ({ yes, no }: Row): string =>
  yes + no === 0 ? '–' : `${Math.round((100 * yes) / (yes + no))} %`;

const cells = (row: Row): string[] => [
  row.desk,
  row.subject,
  ...[named(row), row.yes, row.no, row.unknown].map(String),
  share(row),
];

const head = ['Desk', 'Subject', 'Named', 'Helped', 'Did not', 'Not said', 'Share helped'];
/** The first two columns are words, the others figures. */
const words = 2;

function layOut(lines: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column < words ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** A line for each desk and subject, the most named first, and one for each desk as a whole. */
export function figuresTable(figures: readonly RoutingFigure[]): string {
  if (figures.length === 0) return 'No support desk has been named yet.\n';
  const lines = groups(figures, 'desk').flatMap(([desk, own]) => {
    const subjects = groups(own, 'subject').map(([subject, of]) => rowOf(desk, subject, of));
    return [rowOf(desk, 'all', own), ...subjects.sort((one, other) => named(other) - named(one))];
  });
  return layOut([head, ...lines.map(cells)]);
}
