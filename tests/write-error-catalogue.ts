/** Writes `docs/error-catalogue.md`; with `--check` says whether it is up to date. */
import { outOfDate, writeGenerated } from '#schema/generated-file.ts';
import { errorCatalogue } from './error-catalogue.ts';

const files = [{ path: 'docs/error-catalogue.md', content: errorCatalogue() }];
const faults = process.argv.includes('--check') ? outOfDate(files) : [];
if (!process.argv.includes('--check')) writeGenerated(files);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
