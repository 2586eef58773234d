import type { Country } from '../../reference/countries.js';
import { DateTime } from 'luxon';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Locale } from '../../locale.js';
import type { LoaSignature, ServiceAddress } from '../../orders/port/port-order.js';
import { writeFacts, writeHeading, writeTitle } from '../paper/blocks.js';
import { colours, createPaper, margin, type Paper } from '../paper/create-paper.js';
import { fill, paperTexts, type PaperTexts } from '../texts.js';
import { writeNumbers } from './write-numbers.js';

/** What a Letter of Agency says. The PIN has no place in it. */
export interface LoaInput {
  readonly country: Country;
  /** Billing name: the business name with the losing carrier. */
  readonly businessName: string;
  readonly authorisedName: string;
  readonly accountNumber: string;
  /** E.164. */
  readonly btn: string;
  /** Where the bill is sent to: US rule, 47 CFR 64.1130. Never a silent copy of the service address. */
  readonly billingAddress: ServiceAddress;
  readonly serviceAddress: ServiceAddress;
  readonly losingCarrier: string;
  /** E.164; every one is listed. */
  readonly numbers: readonly string[];
  readonly signature: LoaSignature;
  /** IANA zone in which the time of signing is told. */
  readonly timeZone: string;
  /** Printed at the foot, e.g. the order id. */
  readonly reference?: string;
}

type LoaTexts = PaperTexts['loa'];

/** More numbers than this push the signature off the first page, so they become a schedule behind it. */
const onFirstPage = 30;
const signatureHeight = 118;

const localeOf = (country: LoaInput['country']): Locale => (country === 'NO' ? 'nb' : 'en');

const shown = (number: string) => parsePhoneNumberFromString(number)?.formatInternational() ?? number;

const oneLine = ({ street, city, state, zip }: ServiceAddress, country: LoaInput['country']) => {
  if (country === 'US' || country === 'CA')
    return `${street}, ${city}, ${[state, zip].filter(Boolean).join(' ')}`;
  return country === 'NO' ? `${street}, ${zip} ${city}` : `${street}, ${city} ${zip}`;
};

/** In words, so that nobody takes the day for the month, with the zone it is told in. */
const momentOf = (at: string, timeZone: string, locale: Locale) => {
  const time = DateTime.fromISO(at).setZone(timeZone).setLocale(locale);
  const pattern = locale === 'nb' ? "d. MMMM yyyy 'kl.' HH.mm.ss" : "MMMM d, yyyy 'at' h:mm:ss a";
  return `${time.toFormat(pattern)} (${timeZone}, UTC${time.toFormat('ZZ')})`;
};

const writeParties = (paper: Paper, input: LoaInput, texts: LoaTexts, numbers: number) => {
  writeHeading(paper, texts.customer);
  writeFacts(paper, [
    { label: texts.billingName, value: input.businessName },
    { label: texts.authorisedName, value: input.authorisedName },
    { label: texts.accountNumber, value: input.accountNumber },
    { label: texts.btn, value: shown(input.btn) },
    { label: texts.billingAddress, value: oneLine(input.billingAddress, input.country) },
    { label: texts.serviceAddress, value: oneLine(input.serviceAddress, input.country) },
  ]);
  writeHeading(paper, texts.change);
  const listed = numbers > onFirstPage ? texts.listedInSchedule : texts.listedBelow;
  writeFacts(paper, [
    { label: texts.losingCarrier, value: input.losingCarrier },
    { label: texts.newProvider, value: texts.cisco },
    { label: texts.count, value: fill(listed, { count: numbers }) },
  ]);
};

const writeStatement = (paper: Paper, { country, losingCarrier }: LoaInput, texts: LoaTexts) => {
  const { pdf, width } = paper;
  writeHeading(paper, texts.authorisation);
  // Points (4) and (5) of the rule are about US carriers alone.
  const american = country === 'US' ? [texts.onePreferred, texts.fee] : [];
  const points = [texts.holder, texts.decision, texts.agent, ...american, texts.sole];
  for (const [at, point] of points.entries()) {
    const text = fill(point, { losingCarrier });
    pdf.font('regular').fontSize(10).fillColor(colours.ink);
    paper.room(pdf.heightOfString(text, { width: width - 18 }));
    const { y } = pdf;
    pdf.text(`${at + 1}.`, margin, y, { width: 16 });
    pdf.text(text, margin + 18, y, { width: width - 18, lineGap: 1 });
    pdf.y += 3;
  }
};

const writeSignature = (paper: Paper, { signature, timeZone }: LoaInput, texts: LoaTexts, locale: Locale) => {
  const { pdf, width } = paper;
  const name = `${signature.firstName} ${signature.lastName}`.trim();
  paper.room(signatureHeight + 24);
  writeHeading(paper, texts.signature);
  const top = pdf.y + 2;
  pdf.roundedRect(margin, top, width, signatureHeight, 4).fillAndStroke(colours.wash, colours.rule);
  pdf.font('bold').fontSize(17).fillColor(colours.ink);
  pdf.text(name, margin + 14, top + 12, { width: width - 28, height: 22, ellipsis: true, lineBreak: false });
  pdf
    .moveTo(margin + 14, top + 36)
    .lineTo(margin + 300, top + 36)
    .lineWidth(0.8)
    .stroke(colours.ink);
  pdf
    .font('regular')
    .fontSize(8)
    .fillColor(colours.quiet)
    .text(texts.signed, margin + 14, top + 40);
  const rows = [
    [texts.name, name],
    [texts.jobTitle, signature.jobTitle],
    [texts.at, momentOf(signature.at, timeZone, locale)],
  ] as const;
  for (const [at, [label, value]] of rows.entries()) {
    const y = top + 58 + at * 18;
    pdf
      .fontSize(9.5)
      .fillColor(colours.quiet)
      .text(label, margin + 14, y, { width: 110 });
    pdf
      .fillColor(colours.ink)
      .text(value, margin + 128, y, { width: width - 142, height: 12, ellipsis: true });
  }
  pdf.y = top + signatureHeight + 4;
};

/** The signed Letter of Agency as a PDF, in the language of the country. The same input gives the same bytes. */
export const makeLoa = async (input: LoaInput): Promise<Uint8Array> => {
  const locale = localeOf(input.country);
  const texts = paperTexts[locale].loa;
  const numbers = [...new Set(input.numbers)].map(shown);
  const american = input.country === 'US' || input.country === 'CA';
  const foot = [texts.title, input.businessName, input.reference].filter((part) => part !== undefined);
  const paper = await createPaper({
    size: american ? 'LETTER' : 'A4',
    locale,
    title: `${texts.title} – ${input.businessName}`,
    at: new Date(input.signature.at),
    foot: foot.join(' · '),
  });
  writeTitle(paper, texts.title, texts.purpose);
  writeParties(paper, input, texts, numbers.length);
  if (numbers.length <= onFirstPage) writeNumbers(paper, texts.numbers, numbers);
  writeStatement(paper, input, texts);
  writeSignature(paper, input, texts, locale);
  if (numbers.length > onFirstPage) {
    paper.pdf.addPage();
    writeNumbers(paper, texts.schedule, numbers);
  }
  return paper.finish();
};
