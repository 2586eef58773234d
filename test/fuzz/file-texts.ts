/** Tables as people export them, with the separators, quotes and byte marks that spreadsheets leave behind. */
import type { Chance } from './chance.js';
import { mutatedText } from './mutate.js';
import type { Corpus } from './record.js';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export function csvOf(corpus: Corpus, chance: Chance): Uint8Array {
  const separator = chance.pick([',', ';', '\t', '|']);
  const cell = (): string => {
    const text = mutatedText(corpus.texts, chance).slice(0, 200);
    return chance.isOneIn(3) ? text : quoted(text);
  };
  const rows = Array.from({ length: chance.below(20) }, () =>
    Array.from({ length: 1 + chance.below(6) }, cell).join(separator),
  );
  const mark = chance.isOneIn(4) ? '\ufeff' : '';
  return Buffer.from(mark + rows.join(chance.pick(['\n', '\r\n', '\r'])));
}
