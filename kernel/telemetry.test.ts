import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { createLogger, logProblem, newTraceId, redacted } from './telemetry.ts';

/** A logger and the lines that it wrote. */
function aLogger(level = 'debug') {
  const lines: string[] = [];
  return { lines, logger: createLogger(level, 'a secret', { write: (line) => void lines.push(line) }) };
}
const only = (lines: readonly string[]): Record<string, unknown> => {
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
};

const identifying = [
  ['a case number', '20161704200292-01'],
  ['a case number as it is displayed', '2016-1704-200292-01'],
  ['an importer number made of an employer number', '36-123456700'],
  ['one with letters in its suffix', '36-1234567AB'],
  ['an employer number alone', '36-1234567'],
  ['a Social Security number', '123-45-6789'],
  ['one without hyphens', '123456789'],
  ['one with blanks', '123 45 6789'],
  ['one with points', '123.45.6789'],
  ['a number assigned by customs', '161704-00123'],
] as const;

describe('a number that identifies a case or a person never reaches the log (fault-C34)', () => {
  it.each(identifying)('%s in a message', (_what, number) => {
    const { logger, lines } = aLogger();
    logger.info({}, `the record of ${number} cannot be read`);
    expect(lines.join()).not.toContain(number);
    expect(only(lines)['msg']).toMatch(/^the record of #[\w-]{12} cannot be read$/);
  });

  it.each(identifying)('%s in a field, however deep', (_what, number) => {
    const { logger, lines } = aLogger();
    logger.warn({ key: number, cause: [{ inner: `about ${number}` }] }, 'a problem');
    expect(lines.join()).not.toContain(number);
  });

  it.each(identifying)('%s as the name of a field', (_what, number) => {
    const { logger, lines } = aLogger();
    logger.warn({ [number]: 'unreadable' }, 'a problem');
    expect(lines.join()).not.toContain(number);
  });

  it.each(identifying)('%s in a failure or in any of its causes', (_what, number) => {
    const { logger, lines } = aLogger();
    const cause = new Error(`outer ${number}`, { cause: new Error(`inner ${number}`, { cause: number }) });
    logProblem(logger, 'trace', new Failure('SEACATS_RECORD_UNREADABLE', `case ${number}`, { cause }));
    logProblem(logger, 'trace', cause);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toContain(number);
  });

  it.each(identifying)('%s, whatever stands around it', (_what, number) => {
    // Neither digits, which would make it another number, nor what would continue an importer number's suffix.
    const neighbour = fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replace(/\d/g, ''));
    fc.assert(
      fc.property(neighbour, neighbour, (before, after) => {
        const { logger, lines } = aLogger();
        logger.info({ text: before + number + after }, before + number + after);
        expect(lines.join()).not.toContain(number);
      }),
    );
  });

  it.each(['\n', '\u0001', '\t', '_', 'case', 'é'])('a number right after %j', (before) => {
    const { logger, lines } = aLogger();
    logger.info({ stack: `${before}20161704200292-01` }, 'a problem');
    expect(lines.join()).not.toContain('20161704200292-01');
  });
});

describe('what is hidden in the log', () => {
  it('stays equal where it was equal, so that lines about one case are found', () => {
    const about = (number: string) => redacted(number, 'a secret');
    expect(about('20161704200292-01')).toBe(about('20161704200292-01'));
    expect(about('2016-1704-200292-01')).toBe(about('20161704200292-01'));
    expect(about('123456789')).toBe(about('123-45-6789'));
    expect(about('20161704200292-02')).not.toBe(about('20161704200292-01'));
  });

  it('cannot be guessed without the secret', () => {
    expect(redacted('123-45-6789', 'a secret')).not.toBe(redacted('123-45-6789', 'another secret'));
  });

  it.each([
    ['a day', '2026-01-15'],
    ['a moment', '2026-01-15T17:00:00.000Z'],
    ['a port', 'port 1704'],
    ['an amount', '85278.00'],
    ['a trace id', '0123456789abcdef0123456789abcdef'],
    ['a trace id with nine digits in a row', 'trace f123456789abcdefabcdefabcdefabcd'],
    ['a number of twenty digits', '20161704200292012345'],
    ['a number of eight digits', '12345678'],
    ['a number of ten digits', '1234567890'],
    ['a moment in milliseconds', '1768496400000'],
    ['a fraction', 'took 0.123456789 s'],
    ['an address', 'connect ECONNREFUSED 192.168.1.21:5432'],
    ['a day beside a count', '2026-01-15 6 rows'],
    ['a port beside counts', '1704 12 345'],
    ['an entry number', '267-4221127-4'],
  ])('is not %s', (_what, text) => {
    expect(redacted(text, 'a secret')).toBe(text);
  });
});

describe('a line of the log', () => {
  it('keeps numbers that were counted, and the request that it is about', () => {
    const { logger, lines } = aLogger();
    const traceId = 'f123456789abcdefabcdefabcdefabcd';
    logger.info({ traceId, bytes: 123_456_789, nested: [{ rows: 987_654_321 }] }, 'counted');
    expect(only(lines)).toMatchObject({ traceId, bytes: 123_456_789, nested: [{ rows: 987_654_321 }] });
  });

  it('is one line of JSON with its level, its time and its fields', () => {
    const { logger, lines } = aLogger();
    logger.error({ traceId: 'abc' }, 'two\nlines');
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(only(lines)).toEqual({
      level: 'error',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      traceId: 'abc',
      msg: 'two\nlines',
    });
  });

  it('is not written below the level asked for', () => {
    const { logger, lines } = aLogger('warn');
    logger.debug({}, 'quiet');
    logger.info({}, 'quiet');
    logger.warn({}, 'loud');
    expect(only(lines)['msg']).toBe('loud');
  });

  it('is never written when the log is silent', () => {
    const { logger, lines } = aLogger('silent');
    logger.error({}, 'loud');
    expect(lines).toEqual([]);
  });
});

describe('a problem in the log', () => {
  it('that is a failure has its code, as loud as its kind, with the reasons below it', () => {
    const { logger, lines } = aLogger();
    const cause = new TypeError('connect failed', { cause: new Error('ECONNREFUSED') });
    logProblem(
      logger,
      'abc',
      new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases', { cause }),
    );
    expect(only(lines)).toMatchObject({
      level: 'error',
      traceId: 'abc',
      code: 'SEACATS_UNAVAILABLE',
      msg: 'SEACATS did not answer GetCases',
      cause: ['TypeError: connect failed', 'Error: ECONNREFUSED'],
    });
  });

  it('that a client made is not an alarm', () => {
    const { logger, lines } = aLogger();
    logProblem(logger, 'abc', new Failure('CASE_NUMBER_MALFORMED', 'expected a case number'));
    expect(only(lines)).toMatchObject({ level: 'info', code: 'CASE_NUMBER_MALFORMED' });
  });

  it('that nobody expected is an error with its stack', () => {
    const { logger, lines } = aLogger();
    logProblem(logger, 'abc', new RangeError('out of range'));
    expect(only(lines)).toMatchObject({
      level: 'error',
      msg: 'unforeseen failure',
      stack: expect.stringContaining('RangeError: out of range\n    at ') as string,
    });
  });

  it.each([['a text'], [{ an: 'object' }], [null], [undefined]])('can be %j, which is no Error', (thrown) => {
    const { logger, lines } = aLogger();
    logProblem(logger, 'abc', thrown);
    expect(only(lines)).toMatchObject({ level: 'error', traceId: 'abc' });
  });

  it('whose causes go round in a circle is still one line', () => {
    const { logger, lines } = aLogger();
    const round = new Error('round');
    round.cause = round;
    logProblem(logger, 'abc', round);
    expect(only(lines)['cause']).toHaveLength(8);
  });
});

describe('a trace id', () => {
  it('is new each time', () => {
    expect(newTraceId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newTraceId()).not.toBe(newTraceId());
  });
});
