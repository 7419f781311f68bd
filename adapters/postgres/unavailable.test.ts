import { describe, expect, it } from 'vitest';
import { isConnectionLost, isUnavailable } from './unavailable.ts';

const withCode = (code: string): Error => Object.assign(new Error('from the driver'), { code });

describe('a database is unavailable', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '08006', '57P01', '57P03', '57014', '25P03', '53300'])(
    'by %s',
    (code) => {
      expect(isUnavailable(withCode(code))).toBe(true);
    },
  );

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated due to connection timeout',
    'Connection terminated unexpectedly',
    'Query read timeout',
  ])('when the driver says: %s', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
  });

  it('when every address of its host refuses', () => {
    expect(isUnavailable(new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]))).toBe(
      true,
    );
  });

  it.each(['23505', '42501', '40001', '0A000'])('not by %s, which is an answer', (code) => {
    expect(isUnavailable(withCode(code))).toBe(false);
  });

  it.each([null, 'ECONNREFUSED', new Error('a bug')])('not by %s', (thrown) => {
    expect(isUnavailable(thrown)).toBe(false);
  });
});

describe('a connection is lost', () => {
  it.each([
    withCode('57P01'),
    withCode('ECONNRESET'),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
  ])('by %s', (error) => {
    expect(isConnectionLost(error)).toBe(true);
  });

  it.each([
    withCode('ECONNREFUSED'),
    withCode('57014'),
    new Error('Connection terminated due to connection timeout'),
    new Error('Query read timeout'),
    'ECONNRESET',
  ])('not by %s', (error) => {
    expect(isConnectionLost(error)).toBe(false);
  });
});
