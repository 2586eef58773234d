import { writeHeading } from '../paper/blocks.js';
import { colours, margin, type Paper } from '../paper/create-paper.js';

const columns = 5;
const rowHeight = 13;

/** Numbers in columns, read downwards, over as many pages as they take. */
export const writeNumbers = (paper: Paper, heading: string, numbers: readonly string[]): void => {
  const { pdf, width, bottom } = paper;
  let left = numbers;
  writeHeading(paper, heading);
  while (left.length > 0) {
    const top = pdf.y;
    const rows = Math.min(Math.floor((bottom - top) / rowHeight), Math.ceil(left.length / columns));
    if (rows < 1) {
      pdf.addPage();
      continue;
    }
    const page = left.slice(0, rows * columns);
    pdf.font('regular').fontSize(9.5).fillColor(colours.ink);
    for (const [at, number] of page.entries()) {
      const x = margin + Math.floor(at / rows) * (width / columns);
      pdf.text(number, x, top + (at % rows) * rowHeight, { lineBreak: false });
    }
    pdf.y = top + rows * rowHeight + 2;
    left = left.slice(page.length);
    if (left.length > 0) pdf.addPage();
  }
};
