import { writeFacts, writeHeading, writeTitle } from '../paper/blocks.js';
import { colours, createPaper, margin, type Paper } from '../paper/create-paper.js';
import type { Lane, OrderSheet, SheetHeadings, TimelineRow } from './order-sheet.js';

const shares = [0.2, 0.3, 0.18, 0.32] as const;
const padding = 4;

type Cells = readonly [string, string, string, string];

/** A row must fit on a page. */
const longest = 1200;
const short = (text = '') => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const cellsOf = ({ when, what, who, note }: TimelineRow): Cells => [
  short(when),
  short(what),
  short(who),
  short(note),
];

const writeRow = ({ pdf, width }: Paper, cells: Cells, font: 'regular' | 'bold') => {
  const top = pdf.y;
  let x = margin;
  let end = top;
  for (const [at, text] of cells.entries()) {
    const column = width * (shares[at] ?? 0);
    pdf
      .font(font)
      .fontSize(9)
      .fillColor(font === 'bold' ? colours.accent : colours.ink);
    pdf.text(text, x + padding, top + padding, { width: column - 2 * padding });
    end = Math.max(end, pdf.y);
    x += column;
  }
  end += padding;
  pdf
    .moveTo(margin, end)
    .lineTo(margin + width, end)
    .lineWidth(0.5)
    .stroke(colours.rule);
  pdf.y = end;
};

const heightOf = ({ pdf, width }: Paper, cells: Cells) => {
  pdf.font('regular').fontSize(9);
  const heights = cells.map((text, at) =>
    pdf.heightOfString(text, { width: width * (shares[at] ?? 0) - 2 * padding }),
  );
  return Math.max(...heights) + 2 * padding;
};

const writeLane = (paper: Paper, { title, subtitle, rows }: Lane, headings: SheetHeadings) => {
  writeHeading(paper, subtitle === undefined ? title : `${title} · ${subtitle}`);
  const head: Cells = [headings.when, headings.what, headings.who, headings.note];
  writeRow(paper, head, 'bold');
  for (const row of rows) {
    const cells = cellsOf(row);
    if (paper.pdf.y + heightOf(paper, cells) > paper.bottom) {
      paper.pdf.addPage();
      writeRow(paper, head, 'bold');
    }
    writeRow(paper, cells, 'regular');
  }
};

/** Facts, dates, documents and timeline of an order on paper. */
export const orderPdf = async (sheet: OrderSheet): Promise<Uint8Array> => {
  const { headings } = sheet;
  const last = sheet.lanes.flatMap(({ rows }) => rows.map(({ at }) => at)).sort();
  const paper = await createPaper({
    size: sheet.locale === 'nb' ? 'A4' : 'LETTER',
    locale: sheet.locale,
    title: sheet.title,
    at: new Date(last.at(-1) ?? 0),
    foot: sheet.foot ?? sheet.title,
  });
  writeTitle(paper, sheet.title, sheet.subtitle);
  for (const [heading, rows] of [
    [headings.facts, sheet.facts],
    [headings.dates, sheet.dates],
    [headings.documents, sheet.documents],
  ] as const) {
    if (rows.length === 0) continue;
    writeHeading(paper, heading);
    writeFacts(paper, rows);
  }
  for (const lane of sheet.lanes) writeLane(paper, lane, headings);
  return paper.finish();
};
