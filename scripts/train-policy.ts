/** Learns anew from the questions: `node --import tsx scripts/train-policy.ts` after each change of them. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { trainPolicy } from './policy/train.js';

const learned = await format(JSON.stringify(trainPolicy()), { parser: 'json', printWidth: 110 });
writeFileSync('src/language/policy/learned.json', learned);
