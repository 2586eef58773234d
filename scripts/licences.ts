/** Prints every run-time package with its version and licence (`npm run licences`). */
import { readLicences } from './licences/read-licences.js';

for (const { name, version, licence } of readLicences())
  process.stdout.write(`${name} ${version} ${licence}\n`);
