/** `npm run prove -- <proof>`: the long proofs. Prints one line of JSON a figure; exit 1 when one is missed. */
import { exactly, type Figure } from '../bench/figures.ts';
import { startPostgres } from '../services/postgres.ts';
import { proveBorder } from './border.ts';
import { killIngest } from './ingest-kills.ts';

const proofs: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  ingest: proveIngest,
  border: proveBorder,
};

/** Kills the loader 20 times, and compares every table with those of a load that was not killed. */
async function proveIngest(): Promise<readonly Figure[]> {
  const quick = process.env['BENCH_QUICK'] === '1';
  const kills = quick ? 5 : 20;
  await using server = await startPostgres();
  const { shares, afterKills, undisturbed } = await killIngest(server.url, quick ? 1_000 : 4_000, kills);
  console.log(
    `killed after ${shares.map((share) => `${(share * 100).toFixed(1)} %`).join(', ')} of the rows`,
  );
  const tables = Object.entries(undisturbed);
  for (const [table, content] of tables) console.log(`${table}: ${content} / ${afterKills[table] ?? ''}`);
  const differing = tables.filter(([table, content]) => afterKills[table] !== content).length;
  return [
    exactly(`kills of the ingest by SIGKILL${quick ? ' (quick)' : ''}`, shares.length, 'kills', kills),
    exactly('tables that differ from those of an ingest that was not killed', differing, 'tables', 0),
  ];
}

const [name = ''] = process.argv.slice(2);
const proof = proofs[name];
if (!proof) {
  console.error(`There is no proof called ${name}; there are ${Object.keys(proofs).join(', ')}.`);
  process.exit(1);
}
const figures = await proof();
for (const figure of figures) console.log(JSON.stringify(figure));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
