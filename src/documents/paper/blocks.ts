import { colours, margin, type Paper } from './create-paper.js';

const labelWidth = 150;

export const writeTitle = ({ pdf, width }: Paper, title: string, under?: string): void => {
  pdf.font('bold').fontSize(20).fillColor(colours.accent).text(title, margin, pdf.y, { width });
  if (under !== undefined)
    pdf.moveDown(0.2).font('regular').fontSize(10.5).fillColor(colours.quiet).text(under, { width });
  const y = pdf.y + 6;
  pdf
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(1.2)
    .stroke(colours.accent);
  pdf.y = y + 4;
};

/** A heading keeps the first lines of its section on its own page. */
export const writeHeading = ({ pdf, width, room }: Paper, heading: string): void => {
  room(60);
  pdf.y += 8;
  pdf.font('bold').fontSize(11.5).fillColor(colours.accent).text(heading, margin, pdf.y, { width });
  pdf.y += 3;
};

export const writeFacts = (
  { pdf, width, room }: Paper,
  facts: readonly { readonly label: string; readonly value: string }[],
): void => {
  for (const { label, value } of facts) {
    const valueWidth = width - labelWidth;
    pdf.font('regular').fontSize(9.5);
    const height = Math.max(pdf.heightOfString(value, { width: valueWidth }), 11) + 4;
    room(height);
    const { y } = pdf;
    pdf.fillColor(colours.quiet).text(label, margin, y, { width: labelWidth - 10 });
    const labelled = pdf.y;
    pdf.fillColor(colours.ink).text(value, margin + labelWidth, y, { width: valueWidth });
    pdf.y = Math.max(pdf.y, labelled) + 3;
  }
};
