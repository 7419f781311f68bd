/** Loads a folder of extracts into an empty database, and prints what it took as one line of JSON. */
import { ingestFolder } from '#ace/ingest-folder.ts';
import { systemClock } from '#kernel/clock.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { openDatabase } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';
import { startPostgres } from '../services/postgres.ts';

const [folder = '', place = ''] = process.argv.slice(2);
const server = place === 'a server' ? await startPostgres() : null;
const database = await openDatabase(server ? { url: server.url } : { dataDirectory: 'memory://' });
await migrate(database.owner);

const atRest = process.memoryUsage.rss();
let most = atRest;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 25);
const begun = performance.now();
const { files } = await ingestFolder(folder, {
  pool: database.pool,
  rowsPerBatch: database.kind === 'embedded' ? 1_000 : 2_000,
  accountKeyOf: createAccountKeyMaker('a secret of this measurement, of no use elsewhere'),
  clock: systemClock,
});
const seconds = (performance.now() - begun) / 1000;
clearInterval(watch);
const rows = files.reduce((sum, file) => sum + (file.status === 'LOADED' ? file.rows : 0), 0);
await database.close();
await server?.stop();
console.log(JSON.stringify({ rows, seconds, growthMegabytes: (most - atRest) / 1e6 }));
