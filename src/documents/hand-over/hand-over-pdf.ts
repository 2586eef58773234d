import { writeHeading, writeTitle } from '../paper/blocks.js';
import { colours, createPaper, margin, type Paper } from '../paper/create-paper.js';
import type { HandOverEntry, HandOverSheet } from './hand-over-sheet.js';

const box = 9;
const indent = box + 9;
const labelShare = 0.42;
const gap = 5;
/** More values than this stand in columns below their label. */
const mostInLine = 3;
const columns = 3;

/** A box to tick with a pen. */
const writeBox = ({ pdf }: Paper, y: number): void => {
  pdf
    .rect(margin, y + 1.5, box, box)
    .lineWidth(0.8)
    .stroke(colours.quiet);
};

function writeValues({ pdf, width, room }: Paper, values: readonly string[]): void {
  const column = (width - indent) / columns;
  for (let row = 0; row < values.length; row += columns) {
    room(14);
    const { y } = pdf;
    for (const [at, value] of values.slice(row, row + columns).entries())
      pdf.text(value, margin + indent + at * column, y, { width: column - gap, lineBreak: false });
    pdf.y = y + 14;
  }
}

function writeEntry(paper: Paper, { label, values }: HandOverEntry): void {
  const { pdf, width, room } = paper;
  const isList = values.length > mostInLine;
  const value = isList ? '' : values.join('\n');
  pdf.font('regular').fontSize(10);
  const labelWidth = value === '' ? width - indent : width * labelShare - indent - gap;
  const valueWidth = width * (1 - labelShare);
  const heights = [
    pdf.heightOfString(label, { width: labelWidth }),
    value === '' ? 0 : pdf.font('bold').heightOfString(value, { width: valueWidth }),
  ];
  const height = Math.max(...heights, box + 3);
  room(height + gap + (isList ? 14 : 0));
  const { y } = pdf;
  writeBox(paper, y);
  pdf
    .font('regular')
    .fillColor(colours.quiet)
    .text(label, margin + indent, y, { width: labelWidth });
  if (value !== '') {
    pdf.font('bold').fillColor(colours.ink);
    pdf.text(value, margin + width * labelShare, y, { width: valueWidth });
  }
  pdf.y = y + height + gap;
  if (isList) {
    pdf.font('bold').fillColor(colours.ink);
    writeValues(paper, values);
    pdf.y += gap;
  }
}

/** The order on paper, page after page of Control Hub, each entry with a box to tick. */
export const handOverPdf = async (sheet: HandOverSheet): Promise<Uint8Array> => {
  const paper = await createPaper({
    size: sheet.paper,
    locale: sheet.locale,
    title: sheet.title,
    at: new Date(sheet.at),
    foot: sheet.foot,
  });
  const { pdf, width } = paper;
  writeTitle(paper, sheet.title, sheet.subtitle);
  pdf.y += 4;
  pdf.font('regular').fontSize(10).fillColor(colours.ink).text(sheet.note, margin, pdf.y, { width });
  for (const [index, { title, entries }] of sheet.pages.entries()) {
    writeHeading(paper, `${index + 1}. ${title}`);
    for (const entry of entries) writeEntry(paper, entry);
  }
  return paper.finish();
};
