/** Learns anew how carriers word their reasons: `node --import tsx scripts/train-rejections.ts` after a change of the phrases. */
import { writeFileSync } from 'node:fs';
import { train } from './rejections/train.js';

writeFileSync('src/language/rejections/weights.json', `${JSON.stringify(train(), null, 2)}\n`);
