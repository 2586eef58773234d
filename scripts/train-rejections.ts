/** Learns anew from the phrases: `node --import tsx scripts/train-rejections.ts` after each change of them. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { train } from './rejections/train.js';

const weights = await format(JSON.stringify(train()), { parser: 'json', printWidth: 110 });
writeFileSync('src/language/rejections/weights.json', weights);
