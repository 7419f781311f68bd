import { parseArgs } from 'node:util';
import { writeExtracts } from './write-extracts.ts';

const usage = `Usage: npm run ace-extracts -- --out <folder> [options]
  --out <folder>   where the extracts are written
  --accounts <n>   made-up accounts (100000); account i has the importer number of the SEACATS mock's account i
  --delta          what changed since the full extract of as many accounts, instead of everything
  --bad-rows       plants rows that must not be loaded, and says where`;

/** Where the run takes its surroundings from; the process, unless a test says otherwise. */
export interface Surroundings {
  readonly environment: { readonly NODE_ENV?: string | undefined };
  readonly print?: (line: string) => void;
}

/** Writes extracts of made-up accounts, as ACE Reports exports them; answers the exit code. */
export async function runAceExtracts(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { environment, print = console.log } = surroundings;
  if (environment.NODE_ENV === 'production') {
    print('Made-up extracts are not written in production: unset NODE_ENV, or load what ACE exported.');
    return 1;
  }
  try {
    let rows = 0;
    await writeExtracts({
      ...readOptions(argv),
      onFile: (file) => {
        rows += file.rows;
        print(`${file.name.padEnd(28)} ${String(file.rows).padStart(9)} rows`);
        for (const { line, fault } of file.planted) print(`  line ${line}: ${fault}`);
      },
    });
    print(`${'in all'.padEnd(28)} ${String(rows).padStart(9)} rows`);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function readOptions(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      out: { type: 'string' },
      accounts: { type: 'string', default: '100000' },
      delta: { type: 'boolean', default: false },
      'bad-rows': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Error(usage);
  if (values.out === undefined) throw new Error(`--out is missing: which folder?\n${usage}`);
  if (values.delta && values['bad-rows']) throw new Error('--bad-rows are planted in full extracts only.');
  const accounts = Number(values.accounts);
  if (!/^\d+$/.test(values.accounts) || accounts < 1 || accounts > 1_000_000) {
    throw new Error(`--accounts expects a whole number from 1 to 1000000, not "${values.accounts}".`);
  }
  return {
    folder: values.out,
    accounts,
    scope: values.delta ? ('DELTA' as const) : ('FULL' as const),
    plantBadRows: values['bad-rows'],
  };
}
