/** Fails when the present contract breaks clients of the released one, or deprecates without due notice. */
import { apiSchemas } from './api-schema.ts';
import { faultsOfRelease } from './releases.ts';
import { today } from './today.ts';

const faults = faultsOfRelease(apiSchemas(), today());
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
