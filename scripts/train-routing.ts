/** Learns anew from the phrases: `npm run train:routing` after each change of them or of the vocabulary. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { samples } from './routing/samples.js';
import { train } from './routing/train.js';

const weights = await format(JSON.stringify(train(samples())), { parser: 'json', printWidth: 110 });
writeFileSync('src/language/routing/weights.json', weights);
