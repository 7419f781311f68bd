import { ConfigError } from '#kernel/config.ts';
import { isUnavailable } from '#postgres/unavailable.ts';

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
    case 'ENOENT':
      return problem.message;
    case 'ECONNREFUSED':
      // A name with two addresses is refused twice, and the error then names neither.
      return `nothing answers at ${place || 'the address in DATABASE_URL'}; is the PostgreSQL server running?`;
  }
  if (problem instanceof ConfigError || expected.has(problem.name)) return problem.message;
  if (typeof code === 'string' && refusedBySql.test(code))
    return `the server of DATABASE_URL refuses: ${problem.message}`;
  if (isUnavailable(problem)) {
    return `the database does not answer (${problem.message}); is the server of DATABASE_URL running and reachable?`;
  }
  return problem.stack ?? problem.message;
}

// SQL states: wrong user or password, no such database.
const refusedBySql = /^(?:28...|3D000)$/;

/** Errors whose messages are written for whoever starts the program. */
const expected: ReadonlySet<string> = new Set([
  'DataDirectoryInUse',
  'MigrationRefused',
  'PersonaUnknown',
  'ServingRoleUnsafe',
]);
