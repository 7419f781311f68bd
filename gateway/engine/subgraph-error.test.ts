import { describe, expect, it } from 'vitest';
import { Failure, failureCatalogue } from '#kernel/failure.ts';
import { extensionsOf, isFailureCode, presentable, toSubgraphError } from './subgraph-error.ts';

describe('what others hear of a failure', () => {
  it('is its own words, its code, where it began and whether to try again', () => {
    const failure = new Failure('ACE_UNAVAILABLE', 'the database did not answer', {
      cause: new Error('10.0.0.7'),
    });
    expect(toSubgraphError(failure, ['tradeAccount'])).toEqual({
      message: 'the database did not answer',
      path: ['tradeAccount'],
      extensions: { code: 'ACE_UNAVAILABLE', source: 'ACE', retryable: true },
    });
  });

  it('is also how long to wait, when the failing system said so', () => {
    const busy = new Failure('SEACATS_UNAVAILABLE', 'busy', { retryAfterMs: 30_000 });
    expect(toSubgraphError(busy).extensions.retryAfterMs).toBe(30_000);
  });

  it.each([
    new Error('connect ECONNREFUSED 10.0.0.7:5432'),
    new TypeError("Cannot read properties of undefined (reading 'SRTY_CD')"),
    'a text',
    null,
    { code: 'ACE_UNAVAILABLE', message: 'a look-alike' },
  ])('is nothing of what was not foreseen: %s (fault-E19)', (problem) => {
    expect(toSubgraphError(problem, ['a'])).toEqual({
      message: 'an unforeseen failure, recorded under the trace id',
      path: ['a'],
      extensions: { code: 'INTERNAL_ERROR', source: 'CLAIMGRAPH', retryable: false },
    });
  });

  it.each(Object.keys(failureCatalogue))('has a known code: %s', (code) => {
    expect(isFailureCode(code)).toBe(true);
    expect(isFailureCode(code) && extensionsOf(code).code).toBe(code);
  });

  it.each(['constructor', 'toString', '__proto__', 'GRAPHQL_VALIDATION_FAILED', '', undefined, 3])(
    'has no such code as %s',
    (code) => {
      expect(isFailureCode(code)).toBe(false);
    },
  );

  it.each([
    ['got invalid value "123-45-6789"', 'got invalid value "***-**-****"'],
    ['Cannot query field "of_123456789"', 'Cannot query field "of_*********"'],
    [`${'x'.repeat(294)}123-45-6789`, `${'x'.repeat(294)}***-**...`],
    ['no case 20161704200292-01', 'no case 20161704200292-01'],
    ['no case 2016-1704-200292-01', 'no case 2016-1704-200292-01'],
    ['no entry 267-4221127-4 on 2016-05-06', 'no entry 267-4221127-4 on 2016-05-06'],
  ])('hides what may be a Social Security number: %j → %j', (message, shown) => {
    expect(presentable(message)).toBe(shown);
  });

  it('is never long', () => {
    expect(presentable('x'.repeat(300))).toBe('x'.repeat(300));
    expect(presentable('x'.repeat(100_000))).toBe(`${'x'.repeat(300)}...`);
  });
});
