import { z } from 'zod';

const bounded = { times: z.int().positive().optional() };
const ofOneCase = { ...bounded, caseNumber: z.string().optional() };

/** How an operation behaves until it is told otherwise, or for the next `times` calls. */
export const seacatsMode = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('normal') }),
  /** Answers after so many milliseconds. */
  z.strictObject({ mode: z.literal('slow'), ms: z.int().min(0).max(600_000), ...bounded }),
  /** Answers so many at a time, each after so many milliseconds; the others wait for their turn. */
  z.strictObject({
    mode: z.literal('slots'),
    slots: z.int().min(1).max(1_000),
    ms: z.int().min(0).max(600_000),
    ...bounded,
  }),
  /** Answers with a Fault of this code, whatever was asked. */
  z.strictObject({
    mode: z.literal('fault'),
    code: z.string().min(1),
    text: z.string().optional(),
    retryAfterSeconds: z.int().min(0).optional(),
    httpStatus: z.int().min(200).max(599).optional(),
    ...bounded,
  }),
  /** Sends the first `at` bytes of the answer only; half of them when not said. */
  z.strictObject({ mode: z.literal('truncated'), at: z.int().min(0).optional(), ...bounded }),
  /** Sends ISO-8859-1 bytes, a name with accents among them, declared as this charset. */
  z.strictObject({ mode: z.literal('wrong-charset'), declared: z.enum(['UTF-8', 'ISO-8859-1']), ...bounded }),
  /** Answers the first number asked, or this one, with another case's record, even if nobody has it. */
  z.strictObject({ mode: z.literal('another-case'), ...ofOneCase }),
  /** Answers so many calls a window, then CAP-001 until the window has passed. */
  z.strictObject({
    mode: z.literal('rate-limit'),
    calls: z.int().min(0),
    windowMs: z.int().positive(),
    retryAfterSeconds: z.int().min(0).optional(),
  }),
  /** Answers 200 with no body at all. */
  z.strictObject({ mode: z.literal('empty'), ...bounded }),
  /** Answers 200 with a page of HTML. */
  z.strictObject({ mode: z.literal('maintenance'), ...bounded }),
  /** Gives the first record, or this one, a state code that no list has. */
  z.strictObject({ mode: z.literal('unknown-code'), ...ofOneCase }),
  /** Gives the first record, or this one, an importer number of no known format. */
  z.strictObject({ mode: z.literal('unreadable-parties'), ...ofOneCase }),
  /** Destroys the connection without an answer. */
  z.strictObject({ mode: z.literal('down'), ...bounded }),
]);

/** How an operation behaves. */
export type SeacatsMode = z.infer<typeof seacatsMode>;

/** The operations of the WSDL. */
export const seacatsOperations = ['GetCases', 'ListCaseChanges', 'SearchCases', 'DigestCases'] as const;

/** An operation of the WSDL. */
export type SeacatsOperation = (typeof seacatsOperations)[number];

const aboutRecords: ReadonlySet<string> = new Set([
  'wrong-charset',
  'another-case',
  'unknown-code',
  'unreadable-parties',
]);

/** Whether an operation can behave so: what a mode does to records, it can do to answers with records only. */
export const concerns = ({ mode }: SeacatsMode, operation: SeacatsOperation): boolean =>
  !aboutRecords.has(mode) || operation === 'GetCases' || operation === 'SearchCases';

const normal: SeacatsMode = { mode: 'normal' };

/** The mode of each operation, and which calls have used it up. */
export class ModeSwitch {
  readonly #settings = new Map<SeacatsOperation, { mode: SeacatsMode; left: number }>();
  readonly #windows = new Map<SeacatsOperation, { startedAt: number; calls: number }>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Sets the mode of one operation and starts its count anew. */
  set(operation: SeacatsOperation, mode: SeacatsMode): void {
    const parsed = seacatsMode.parse(mode);
    if (!concerns(parsed, operation)) throw new RangeError(`${operation} answers no records to spoil`);
    const left = 'times' in parsed ? (parsed.times ?? Infinity) : Infinity;
    this.#settings.set(operation, { mode: parsed, left });
    this.#windows.delete(operation);
  }

  /** Sets every operation back to normal. */
  reset(): void {
    this.#settings.clear();
    this.#windows.clear();
  }

  /** The mode of each operation as it stands. */
  current(): Readonly<Record<SeacatsOperation, SeacatsMode>> {
    const mode = (operation: SeacatsOperation) => this.#settings.get(operation)?.mode ?? normal;
    return {
      GetCases: mode('GetCases'),
      ListCaseChanges: mode('ListCaseChanges'),
      SearchCases: mode('SearchCases'),
      DigestCases: mode('DigestCases'),
    };
  }

  /** The mode for the call that has just come in; a rate limit answers `fault` once its calls are used up. */
  take(operation: SeacatsOperation): SeacatsMode {
    const setting = this.#settings.get(operation);
    if (!setting) return normal;
    setting.left -= 1;
    if (setting.left <= 0) this.#settings.delete(operation);
    return setting.mode.mode === 'rate-limit' ? this.#limited(operation, setting.mode) : setting.mode;
  }

  #limited(operation: SeacatsOperation, limit: SeacatsMode & { mode: 'rate-limit' }): SeacatsMode {
    const now = this.#clock().getTime();
    const open = this.#windows.get(operation);
    const window = open && now - open.startedAt < limit.windowMs ? open : { startedAt: now, calls: 0 };
    window.calls += 1;
    this.#windows.set(operation, window);
    if (window.calls <= limit.calls) return normal;
    const left = Math.max(1, Math.ceil((window.startedAt + limit.windowMs - now) / 1000));
    return { mode: 'fault', code: 'CAP-001', retryAfterSeconds: limit.retryAfterSeconds ?? left };
  }
}
