import { ConfigError } from '#kernel/config.ts';

/** Says of a start that failed what to do, in plain words; a stack only for what nobody foresaw. */
export function explain(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  const code = 'code' in problem ? problem.code : undefined;
  const place =
    'address' in problem && 'port' in problem ? `${String(problem.address)}:${String(problem.port)}` : '';
  switch (code) {
    case 'EADDRINUSE':
      return `another program already listens on ${place}; stop it, or set PORT to a free port`;
    case 'EACCES':
      return `this user may not do that (${problem.message}); set PORT above 1023, or DATA_DIRECTORY to a folder of yours`;
    case 'ECONNREFUSED':
      return `nothing answers at ${place}; is the PostgreSQL server of DATABASE_URL running?`;
  }
  if (problem instanceof ConfigError || expected.has(problem.name)) return problem.message;
  return problem.stack ?? problem.message;
}

/** Errors whose messages are written for whoever starts the program. */
const expected: ReadonlySet<string> = new Set([
  'DataDirectoryInUse',
  'MigrationRefused',
  'ServingRoleUnsafe',
]);
