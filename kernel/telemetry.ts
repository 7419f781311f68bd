import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { Failure, failureCatalogue } from './failure.ts';
import { pseudonym } from './identifiers.ts';

/** Writes one JSON line a message to standard error; numbers that identify a case or a person are hashed. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** An id under which the log lines of one request are found. */
export const newTraceId = (): string => randomBytes(16).toString('hex');

// Case numbers, also as displayed; employer numbers, with and without suffix; Social Security numbers; and numbers
// assigned by customs. Letters may stand around them, as in a name that was made of one; other digits may not.
const identifying =
  /(?<!\d)(?:\d{4}-?\d{4}-?\d{6}-\d{2}|\d{2}-\d{7}(?:[0-9A-Z]{2})?|\d{3}-\d{2}-\d{4}|\d{6}-\d{5})(?!\d)/g;

/** Replaces identifying numbers by a hash under which equal ones stay equal, however they are hyphenated. */
export const redacted = (text: string, secret: string): string =>
  text.replace(identifying, (number) => `#${pseudonym(secret, number.replaceAll('-', ''))}`);

/** A logger; the secret keys the hashes that stand for identifying numbers. */
export function createLogger(
  level: string,
  secret: string,
  destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const scrub = (value: unknown): unknown => (typeof value === 'string' ? redacted(value, secret) : value);
  // Text by text, because in JSON an escape such as \u0001 may stand right before a number; then the names.
  const scrubbed = (fields: object): Record<string, unknown> => {
    const line = JSON.stringify(fields, (_name, value: unknown) => scrub(value));
    return JSON.parse(redacted(line, secret)) as Record<string, unknown>;
  };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(parameters, method) {
          method.apply(this, parameters.map(scrub) as Parameters<typeof method>);
        },
      },
      formatters: {
        level: (label) => ({ level: label }),
        log: scrubbed,
      },
    },
    destination,
  );
}

/** Logs something that went wrong: a failure as its kind asks, anything else as a bug with its stack. */
export function logProblem(logger: Logger, traceId: string, problem: unknown): void {
  if (problem instanceof Failure) {
    const fields = { traceId, code: problem.code, cause: reasons(problem.cause) };
    logger[failureCatalogue[problem.code].log](fields, problem.message);
  } else {
    const stack = problem instanceof Error ? problem.stack : undefined;
    logger.error({ traceId, stack, cause: reasons(problem) }, 'unforeseen failure');
  }
}

/** The messages of a chain of causes, outermost first. */
function reasons(cause: unknown): string[] {
  const messages: string[] = [];
  for (let next = cause; next !== undefined && next !== null && messages.length < 8;) {
    messages.push(next instanceof Error ? `${next.name}: ${next.message}` : JSON.stringify(next));
    next = next instanceof Error ? next.cause : undefined;
  }
  return messages;
}
