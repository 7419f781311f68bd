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

// Case numbers, also as displayed; employer numbers, with and without suffix; Social Security numbers, however divided
// and bare; and numbers assigned by customs. Letters may stand around them, as in a name that was made of one; other
// digits may not, and what stands behind the point of a fraction is none.
const identifying =
  /(?<!\d)(?:\d{4}-?\d{4}-?\d{6}-\d{2}|\d{2}-\d{7}(?:[0-9A-Z]{2})?|\d{3}[-./ ]\d{2}[-./ ]\d{4}|(?<!\d\.)\d{9}|\d{6}-\d{5})(?!\d)/;
// One trace id in twenty has nine digits in a row between its letters.
const traceId = /(?<![\da-f])[\da-f]{32}(?![\da-f])/;
const traceIdOrIdentifying = new RegExp(`(${traceId.source})|${identifying.source}`, 'g');

/** Replaces identifying numbers by a hash under which equal ones stay equal, however they are divided. */
export const redacted = (text: string, secret: string): string =>
  text.replace(
    traceIdOrIdentifying,
    (found, id: string | undefined) => id ?? `#${pseudonym(secret, found.replace(/[-./ ]/g, ''))}`,
  );

/** A logger; the secret keys the hashes that stand for identifying numbers. */
export function createLogger(
  level: string,
  secret: string,
  destination: pino.DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const scrub = (value: unknown): unknown => (typeof value === 'string' ? redacted(value, secret) : value);
  // Name by name and text by text: in JSON an escape such as \u0001 may stand right before a number, and a count of nine
  // digits is no text.
  const scrubbed = (fields: object): Record<string, unknown> =>
    JSON.parse(
      JSON.stringify(fields, (_name, value: unknown) =>
        isRecord(value) ? withNames(value, (name) => redacted(name, secret)) : scrub(value),
      ),
    ) as Record<string, unknown>;
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

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withNames = (fields: object, rename: (name: string) => string): object =>
  Object.fromEntries(Object.entries(fields).map(([name, value]: [string, unknown]) => [rename(name), value]));

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
