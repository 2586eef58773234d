/** Words that say whose a space is to be: `this space is for Acme`, `bruk Fjord i dette rommet`. */
import { z } from 'zod';
import data from './space-for.json' with { type: 'json' };

const words = z.strictObject({ en: z.array(z.string()), nb: z.array(z.string()) });
const table = z.strictObject({ space: words, this: words, chooses: words }).parse(data);
const any = ({ en, nb }: z.infer<typeof words>): string => `(?:${[...en, ...nb].join('|')})`;

const here = `${any(table.this)} ${any(table.space)}`;
const name = '(?<name>[^\\d?\\n]{2,80})';
/** In the order in which the words come. */
const forms = [
  `${here} (?:is|will be|should be|is meant|is used|is only|er|gjelder|skal være|brukes|hører) (?:only )?(?:for|to|til)? ?${name}`,
  `${here} belongs to ${name}`,
  `(?:let )?(?:make )?${here} (?:be )?for ${name}`,
  `(?:the )?customer (?:of|in|for|here in) ${here} (?:is|will be|should be) ${name}`,
  `kunden (?:i|for|her i) ${here} (?:er|skal være) ${name}`,
  `${any(table.chooses)} (?:the )?customer (?:of|in|for) ${here} to ${name}`,
  `sett kunden (?:i|for) ${here} til ${name}`,
  `${any(table.chooses)} ${name} (?:in|for|as the customer (?:of|in|for)|i|her i|som kunde (?:i|for)) ${here}`,
].map((form) => new RegExp(`^(?:please |vennligst )?${form}$`, 'iu'));

const longest = 200;

/** What the text calls the one a space is to be for; undefined when it says nothing of the kind. */
export function spaceFor(text: string): string | undefined {
  const said = text
    .slice(0, longest)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?:[.!]| please| takk)$/i, '');
  for (const form of forms) {
    const found = form.exec(said)?.groups?.['name']?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
