/** Writes docs/ordering-conformance.md (`npm run report:conformance`). */
import { writeFileSync } from 'node:fs';
import { reportOnDesk, reportOnExample, sectionOf } from '../conformance/report.js';

const opening = `# Conformance, as it comes out

What \`npm run conformance\` says of the two servers in this repository. Written by \`npm run report:conformance\`, and held to
what really comes out by \`test/conformance/\`. How to run it against your own: [ordering-api.md](ordering-api.md#is-it-right).
`;

const sections = [
  sectionOf('The example', (await reportOnExample()).text),
  sectionOf('The desk of the sandbox', (await reportOnDesk()).text),
];
writeFileSync('docs/ordering-conformance.md', [opening, ...sections].join('\n'));
process.exit();
