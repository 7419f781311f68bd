import { existsSync } from 'node:fs';
import type { Config } from '#kernel/config.ts';
import { readBadInput, type KeptBadInput } from '#postgres/bad-input-log.ts';
import { openDatabase } from '#postgres/database.ts';
import { databasePlaceOf } from '../assemble.ts';
import { lookAt, type Check, type Finding } from '../doctor/checkup.ts';
import { badInputCheck, databaseChecks } from '../doctor/database-checks.ts';
import { keysCheck, redisCheck, seacatsCheck } from '../doctor/outside-checks.ts';

/** What the operator wants to see. */
export interface DoctorOptions {
  /** How many samples of what could not be read are shown. */
  readonly samples: number;
  readonly json: boolean;
}

/** Looks at everything that Claimgraph stands on, changes nothing, and says how it was found; true when all is well. */
export async function examine(config: Config, { samples, json }: DoctorOptions): Promise<boolean> {
  const outside: readonly Check[] = [
    redisCheck(config),
    seacatsCheck(config),
    keysCheck('keys of the trade issuer', config.TRADE_JWKS),
    keysCheck('keys of the internal issuer', config.INTERNAL_JWKS),
  ];
  const { findings, kept } = await lookAtDatabase(config, samples);
  const all = [...findings, ...(await lookAt(outside))];
  if (json) console.log(JSON.stringify({ findings: all, badInput: kept }, null, 2));
  else console.log([...all.map(toLine), ...kept.flatMap(toLines)].join('\n'));
  return all.every(({ ok }) => ok !== false);
}

async function lookAtDatabase(
  config: Config,
  samples: number,
): Promise<{ findings: readonly Finding[]; kept: readonly KeptBadInput[] }> {
  let database;
  try {
    const place = databasePlaceOf(config);
    // Opening it would make one.
    if ('dataDirectory' in place && !existsSync(place.dataDirectory)) {
      return {
        findings: [
          { what: 'database', ok: false, says: 'there is none yet, neither at DATABASE_URL nor embedded' },
        ],
        kept: [],
      };
    }
    database = await openDatabase(place);
  } catch (problem) {
    const says = problem instanceof Error ? problem.message : String(problem);
    return { findings: [{ what: 'database', ok: false, says }], kept: [] };
  }
  try {
    const findings = await lookAt([...databaseChecks(database), badInputCheck(database)]);
    const isReadable = findings.some(
      ({ what, says }) => what === 'bad input' && !says.includes('does not exist'),
    );
    return { findings, kept: isReadable && samples > 0 ? await readBadInput(database.owner, samples) : [] };
  } finally {
    await database.close();
  }
}

const marks = { true: 'ok   ', false: 'WRONG', null: '-    ' } as const;

const toLine = ({ what, ok, says }: Finding): string =>
  `${marks[`${ok}`]}  ${what.padEnd(27)}  ${says.replaceAll('\n', ' ')}`;

const toLines = ({ at, operation, code, reason, caseHash, sample }: KeptBadInput): readonly string[] => [
  '',
  `${at}  ${operation}  ${code}  ${caseHash === null ? 'the whole answer' : `case ${caseHash}`}`,
  `  ${reason}`,
  ...sample.split('\n').map((line) => `  ${line}`),
];
