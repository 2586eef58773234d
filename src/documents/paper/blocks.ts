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
  const pages = () => pdf.bufferedPageRange().count;
  for (const { label, value } of facts) {
    pdf.font('regular').fontSize(9.5);
    const [labelHeight, valueHeight] = [
      pdf.heightOfString(label, { width: labelWidth - 10 }),
      pdf.heightOfString(value, { width: width - labelWidth }),
    ];
    room(Math.min(Math.max(labelHeight, valueHeight), 80) + 4);
    const { y } = pdf;
    const page = pages();
    pdf.fillColor(colours.quiet).text(label, margin, y, { width: labelWidth - 10 });
    pdf.fillColor(colours.ink).text(value, margin + labelWidth, y, { width: width - labelWidth });
    // A value of more than a page ends on another one, where the label's height means nothing.
    pdf.y = (pages() > page ? pdf.y : y + Math.max(labelHeight, valueHeight)) + 3;
  }
};
