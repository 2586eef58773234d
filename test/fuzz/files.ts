/** Files of every kind somebody may send: as they come, named as what they are not, and made to do harm. */
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { csvOf } from './file-texts.js';
import { picture } from '../documents/papers.js';
import type { Chance } from './chance.js';
import { hostileTexts } from './hostile.js';
import { mutatedBytes, mutatedText } from './mutate.js';
import type { Corpus } from './record.js';

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One entry of a ZIP archive that says it is of this size; what is packed may say otherwise. */
function archive(entry: string, packed: Uint8Array, claimed: number): Uint8Array {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(claimed, 22);
  head.writeUInt16LE(Buffer.byteLength(entry), 26);
  return Buffer.concat([head, Buffer.from(entry), packed]);
}

const swelling = deflateRawSync(Buffer.alloc(10_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
/** 100 MB in 100 kB. */
const bomb = Buffer.concat([...Array<Buffer>(10).fill(swelling), Buffer.from('0300', 'hex')]);
const gzipped = gzipSync(Buffer.alloc(5_000_000));
const pngs = [picture(20, 20), picture(1_200, 30), picture(2, 2, [60_000, 60_000])];

const heads: readonly Buffer[] = [
  'ffd8ffe000104a46494600010100000100010000',
  '474946383961ffffffff',
  '49492a0008000000',
  'd0cf11e0a1b11ae1',
  '377abcaf271c0004',
  '526172211a0700',
  '524946460000000057454250',
  '0000001866747970686569630000000068656963',
  '3026b2758e66cf11a6d900aa0062ce6c',
].map((hex) => Buffer.from(hex, 'hex'));

const names = [
  'bill.pdf',
  'numre.csv',
  'LOA.png',
  '../../etc/passwd',
  'x'.repeat(300),
  '"; filename="y',
  '',
  'a\nb',
];

/** A PDF that breaks off, or whose inside is not what its outside says: refused before it is opened. */
const brokenPdf = (chance: Chance): Uint8Array =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.from(chance.pick(hostileTexts)),
    Buffer.alloc(chance.below(300)),
  ]);

const kinds: readonly ((corpus: Corpus, chance: Chance) => MadeFile)[] = [
  (corpus, chance) => ({ name: 'numbers.csv', type: 'text/csv', bytes: csvOf(corpus, chance) }),
  (corpus, chance) => ({
    name: 'numbers.txt',
    type: 'text/plain',
    bytes: Buffer.from(mutatedText(corpus.texts, chance), chance.pick(['utf8', 'utf16le', 'latin1'])),
  }),
  (_corpus, chance) => ({ name: 'bill.png', type: 'image/png', bytes: chance.pick(pngs) }),
  (_corpus, chance) => ({
    name: 'bill.xlsx',
    type: 'application/zip',
    bytes: archive(
      chance.pick(['[Content_Types].xml', 'mimetype', 'word/document.xml', 'bill.pdf']),
      chance.isOneIn(20) ? bomb : swelling,
      chance.pick([0, 2_000_000_000, 4_294_967_295]),
    ),
  }),
  (_corpus, chance) => ({
    name: 'bill.gz',
    type: 'application/gzip',
    bytes: chance.isOneIn(2) ? gzipped : gzipped.subarray(0, chance.below(gzipped.length)),
  }),
  (corpus, chance) => ({
    name: 'scan.jpg',
    type: 'image/jpeg',
    bytes: Buffer.concat([chance.pick(heads), Buffer.from(mutatedText(corpus.texts, chance))]),
  }),
  (_corpus, chance) => ({ name: 'bill.pdf', type: 'application/pdf', bytes: brokenPdf(chance) }),
];

/** Each real PDF is read in a thread of its own, which takes as long as a hundred others. */
const oneRealIn = 15;

/** Made or from the corpus, mostly spoilt. */
export function anyFile(corpus: Corpus, chance: Chance): MadeFile {
  const isReal = corpus.files.length > 0 && chance.isOneIn(oneRealIn);
  const file = isReal ? chance.pick(corpus.files) : chance.pick(kinds)(corpus, chance);
  const bytes = chance.isOneIn(4) ? file.bytes : mutatedBytes(file.bytes, chance);
  return { ...file, bytes, name: chance.isOneIn(3) ? chance.pick(names) : file.name };
}
