import type { Locale } from '../../locale.js';
import { fill, paperTexts } from '../texts.js';
import { fonts } from './fonts.js';

export const margin = 54;
export const colours = {
  ink: '#16202b',
  quiet: '#5a6672',
  rule: '#c8d0d9',
  wash: '#f3f6f9',
  accent: '#0a4f7d',
};

export interface PaperOptions {
  readonly size: 'A4' | 'LETTER';
  readonly locale: Locale;
  readonly title: string;
  /** Time of making, told in the file: the same content is the same bytes. */
  readonly at: Date;
  /** At the foot of every page, left of the page number. */
  readonly foot: string;
}

export interface Paper {
  readonly pdf: PDFKit.PDFDocument;
  /** Between the margins, in points. */
  readonly width: number;
  /** Where the text must end. */
  readonly bottom: number;
  /** Starts a new page when less than `height` is left. */
  readonly room: (height: number) => void;
  readonly finish: () => Promise<Uint8Array>;
}

const writeFoot = (pdf: PDFKit.PDFDocument, { foot, locale }: PaperOptions, width: number) => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    // Text below the margin would start a new page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - margin + 14;
    const place = fill(paperTexts[locale].page, { page: page + 1, pages: count });
    pdf
      .moveTo(margin, y - 6)
      .lineTo(margin + width, y - 6)
      .lineWidth(0.5)
      .stroke(colours.rule);
    pdf.font('regular').fontSize(8).fillColor(colours.quiet);
    pdf.text(foot, margin, y, { width: width * 0.75, height: 10, ellipsis: true, lineBreak: false });
    pdf.text(place, margin, y, { width, align: 'right', lineBreak: false });
  }
};

/** An empty paper with our margins, fonts and foot. */
export const createPaper = async (options: PaperOptions): Promise<Paper> => {
  // Most days pass without a paper.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: options.size,
    margin,
    bufferPages: true,
    lang: options.locale,
    displayTitle: true,
    font: fonts.regular,
    info: { Title: options.title, Producer: 'Switchboard', CreationDate: options.at },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const width = pdf.page.width - 2 * margin;
  const bottom = pdf.page.height - margin;
  return {
    pdf,
    width,
    bottom,
    room: (height) => {
      if (pdf.y + height > bottom) pdf.addPage();
    },
    finish: () =>
      new Promise((resolve, reject) => {
        pdf.on('end', () => resolve(Uint8Array.from(Buffer.concat(parts))));
        pdf.on('error', reject);
        writeFoot(pdf, options, width);
        pdf.end();
      }),
  };
};
