import { z } from 'zod';
import { readMoment } from './calendar.ts';
import { Failure } from './failure.ts';

// Digits only: JavaScript reads a blank as 0 and 0x10 as 16.
const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'expected a whole number')
  .transform(Number);
const port = wholeNumber.pipe(z.number().max(65_535));
const milliseconds = wholeNumber.pipe(z.number().min(1));
const bytes = wholeNumber.pipe(z.number().min(1));
const moment = z.string().transform((text, { issues }) => {
  try {
    return readMoment(text);
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    issues.push({ code: 'custom', message: cause.message, input: undefined });
    return z.NEVER;
  }
});
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const addresses = z
  .string()
  .transform((list) => list.split(',').map((entry) => entry.trim()))
  .pipe(z.array(address).min(1));
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
const redisUrl = z.url({ protocol: /^rediss?$/ });
const secret = z.string().min(32, 'expected at least 32 characters');

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** The address to listen on; one machine only unless told otherwise. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  DATA_DIRECTORY: z.string().min(1).default('data'),
  DATABASE_URL: databaseUrl.optional(),
  /** Where processes share copies, calls in flight and rate limits; without it each keeps its own. */
  REDIS_URL: redisUrl.optional(),
  SEACATS_URL: address.optional(),
  SEACATS_USERNAME: z.string().min(1).optional(),
  SEACATS_PASSWORD: z.string().min(1).optional(),
  /** The most calls a second that all processes together make to SEACATS. */
  SEACATS_CALLS_PER_SECOND: wholeNumber.pipe(z.number().min(1)).default(50),
  /** How long a copy of a case is served without asking SEACATS; 0 asks every time. */
  CASE_FRESH_MS: wholeNumber.default(30_000),
  /** How old a copy of a case may be that is served while SEACATS fails. */
  CASE_USABLE_MS: milliseconds.default(7 * 86_400_000),
  /** The same for its amounts, on which somebody may pay or decide. */
  AMOUNTS_USABLE_MS: milliseconds.default(3_600_000),
  /** How long after the end of the change feed was reached it is read again. */
  FEED_POLL_MS: milliseconds.default(1_000),
  /** How long after the case index was compared with SEACATS it is compared again. */
  RECONCILE_EVERY_MS: milliseconds.default(86_400_000),
  /** After what silence of the leading worker another one takes over. */
  WORKER_LEASE_MS: milliseconds.default(10_000),
  TRADE_ISSUER: z.string().min(1).optional(),
  TRADE_JWKS: z.string().min(1).optional(),
  INTERNAL_ISSUER: z.string().min(1).optional(),
  INTERNAL_JWKS: z.string().min(1).optional(),
  TOKEN_AUDIENCE: z.string().min(1).default('claimgraph'),
  SUBGRAPH_TOKEN_PRIVATE_KEY: z.string().min(1).optional(),
  SUBGRAPH_TOKEN_PUBLIC_KEY: z.string().min(1).optional(),
  ACCOUNT_KEY_SECRET: secret.optional(),
  CURSOR_SECRET: secret.optional(),
  /** Where the processes of a subgraph answer, divided by commas. */
  CASES_URL: addresses.optional(),
  ACCOUNTS_URL: addresses.optional(),
  TRADE_PORTAL_URL: addresses.optional(),
  REQUEST_DEADLINE_MS: milliseconds.default(5_000),
  SUBGRAPH_MAX_BYTES: bytes.default(5 * 1024 * 1024),
  REQUEST_MAX_BYTES: bytes.default(256 * 1024),
  DRAIN_MS: milliseconds.default(10_000),
  /** How long a process that is to stop says so at /readyz before it takes no more requests. */
  DRAIN_NOTICE_MS: wholeNumber.default(0),
  /** Where counters and health are told to operators; absent, they are not served. */
  ADMIN_PORT: port.optional(),
  ADMIN_HOST: z.string().min(1).default('127.0.0.1'),
  /** Where spans go, as OpenTelemetry names it; absent, none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('claimgraph'),
  /** Who may ask the schema about itself. */
  INTROSPECTION: z.enum(['everyone', 'internal']).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Stops the clock at one moment, for tests and demonstrations. */
  CLOCK_FIXED_AT: moment.optional(),
});

/** The settings of one process, read once. */
export type Config = Readonly<z.output<typeof settings>>;

/** The name of a setting. */
export type Setting = keyof Config;

/** Thrown when the settings are wrong; the message lists every fault at once, each with its setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(faults: readonly string[]) {
    super(`the configuration is wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** Reads the settings; an empty variable counts as absent. Throws ConfigError. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  const faults = (result.error?.issues ?? []).map(
    ({ path: [setting], message }) => `${String(setting)}: ${message}`,
  );
  if (given['NODE_ENV'] === 'production' && given['CLOCK_FIXED_AT'] !== undefined) {
    faults.push('CLOCK_FIXED_AT: a stopped clock is for tests; unset it in production');
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(result.data);
}

/** The settings that a part needs and that have no default; throws ConfigError that lists every one that is absent. */
export function required<S extends Setting>(
  config: Config,
  names: readonly S[],
  purpose: string,
): { readonly [Name in S]: NonNullable<Config[Name]> } {
  const absent = names.filter((name) => config[name] === undefined);
  if (absent.length > 0) throw new ConfigError(absent.map((name) => `${name}: ${purpose} needs it`));
  return config as { readonly [Name in S]: NonNullable<Config[Name]> };
}
