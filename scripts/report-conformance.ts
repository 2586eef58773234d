/** Writes docs/ordering-conformance.md (`npm run report:conformance`). */
import { writeFileSync } from 'node:fs';
import { documentOf, reportOnDesk, reportOnExample } from '../conformance/report.js';

writeFileSync('docs/ordering-conformance.md', documentOf(await reportOnExample(), await reportOnDesk()));
process.exit();
