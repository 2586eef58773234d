import type { Country } from '../../reference/countries.js';

type NumberType = 'local' | 'national';

/**
 * Where the numbers of a request come from. GB: Ofcom's ranges for drama, London and UK-wide. NO: the plan
 * keeps no range for fiction, so series 20, which it assigns to nobody; such numbers cannot be dialled. DE: the
 * Bundesnetzagentur's range for drama in Hamburg; it keeps no nation-wide one.
 */
const ranges: Partial<Record<Country, Partial<Record<NumberType, { stem: string; digits: number }>>>> = {
  GB: { local: { stem: '+44207946', digits: 4 }, national: { stem: '+443069990', digits: 3 } },
  DE: { local: { stem: '+494066969', digits: 3 } },
  NO: { local: { stem: '+472000', digits: 4 }, national: { stem: '+472090', digits: 4 } },
};

/** The largest series of a number type: GB local runs from 0000 to 0999, whatever digits the rest has. */
const seriesSize = 1000;

/** The first free numbers of that kind; fewer than asked for when the series runs out. */
export const pickForRequest = (
  wanted: { country: Country; numberType: NumberType; quantity: number },
  isFree: (number: string) => boolean,
): readonly string[] => {
  const range = ranges[wanted.country]?.[wanted.numberType];
  if (!range) return [];
  const found: string[] = [];
  for (let line = 0; line < seriesSize && found.length < wanted.quantity; line += 1) {
    const number = range.stem + String(line).padStart(range.digits, '0');
    if (isFree(number)) found.push(number);
  }
  return found;
};
