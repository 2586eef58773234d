/** The readers of texts and files by themselves, with more than a conversation would give them. */
import { nameFrom } from '../../src/bot/files/disposition.js';
import { readBill } from '../../src/documents/bill/read-bill.js';
import { inspectFile } from '../../src/documents/file/inspect-file.js';
import { checkAddress } from '../../src/esa/check-address.js';
import { splitAddress } from '../../src/esa/split-address.js';
import { readDate, readTime } from '../../src/flows/shared/port/read-date.js';
import { mask } from '../../src/language/mask.js';
import { readPolicy } from '../../src/language/policy/read-policy.js';
import { readRejections } from '../../src/language/rejections/read-rejection.js';
import { readRouting } from '../../src/language/routing/read-routing.js';
import { understand } from '../../src/language/understand.js';
import { readNumbers } from '../../src/orders/numbers/read-numbers.js';
import { addressCountries } from '../../src/reference/address-formats.js';
import type { Chance } from './chance.js';
import { anyFile } from './files.js';
import { mutatedText } from './mutate.js';
import type { Corpus } from './record.js';

/** Milliseconds a PDF may take: one that takes all of them must not hold up the run. */
const timeLimit = 3_000;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const countries = ['US', 'CA', 'NO', 'GB'] as const;

function readText(corpus: Corpus, chance: Chance): void {
  const text = mutatedText(corpus.texts, chance);
  const readers: readonly (() => unknown)[] = [
    () => understand(text),
    () => readRouting(text),
    () => readPolicy(text),
    () => readRejections(text),
    () => readNumbers(text, { country: chance.pick(countries) }),
    () => mask(text, ['Harbor & Pine', text.slice(0, 10)]),
    () => readBill(text, { country: chance.pick(countries) }),
    () => [readDate(text, '2026-11-25'), readTime(text)],
    () => nameFrom(`attachment; filename="${text}"; filename*=UTF-8''${text}`),
    () => {
      const country = chance.pick(addressCountries);
      return checkAddress(splitAddress(text, country), country);
    },
  ];
  chance.pick(readers)();
}

/** Texts, each to one of the readers. */
export function readTexts(corpus: Corpus, chance: Chance, count: number): number {
  for (let read = 0; read < count; read += 1) readText(corpus, chance);
  return count;
}

const kinds = ['bill', 'loa', 'other'] as const;

/** Files to the inspector, which promises never to throw; what is text, to the reader of numbers as well. */
export async function readFiles(corpus: Corpus, chance: Chance, count: number): Promise<number> {
  for (let read = 0; read < count; read += 1) {
    const { bytes, name } = anyFile(corpus, chance);
    const found = await inspectFile(bytes, { kind: chance.pick(kinds), name, timeLimit });
    const isText = !found.ok && found.problem.code === 'wrong_type' && found.problem.is === 'text';
    const text = found.ok && found.type === 'pdf' ? (found.text ?? '') : isText ? textOf(bytes) : '';
    readNumbers(text, { country: chance.pick(countries) });
    readBill(text, { country: chance.pick(countries) });
  }
  return count;
}
