/** Writes how well questions about the rules are answered: `node --import tsx scripts/report-policy.ts`. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { policyReport } from './policy/report.js';

const report = await format(policyReport('test/language/policy/validation.jsonl'), { parser: 'markdown' });
writeFileSync('docs/policy-accuracy.md', report);
const [table = ''] = /\| questions[\s\S]*?\n\n/.exec(report) ?? [];
process.stdout.write(table);
