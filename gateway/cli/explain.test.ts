import { describe, expect, it } from 'vitest';
import { ConfigError } from '#kernel/config.ts';
import { explain } from './explain.ts';

const anError = (message: string, facts: object = {}): Error => Object.assign(new Error(message), facts);

describe('a start that failed', () => {
  it.each([
    [
      'a port that is taken',
      anError('listen', { code: 'EADDRINUSE', address: '127.0.0.1', port: 4000 }),
      'another program already listens on 127.0.0.1:4000; stop it, or set PORT to a free port',
    ],
    [
      'a database that is not there',
      anError('connect', { code: 'ECONNREFUSED', address: '127.0.0.1', port: 5432 }),
      'nothing answers at 127.0.0.1:5432; is the PostgreSQL server running?',
    ],
    [
      'a database under two addresses that is at neither',
      Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }),
      'nothing answers at the address in DATABASE_URL; is the PostgreSQL server running?',
    ],
    [
      'a database that keeps silent',
      anError('Connection terminated due to connection timeout'),
      'the database does not answer (Connection terminated due to connection timeout); ' +
        'is the server of DATABASE_URL running and reachable?',
    ],
    [
      'a wrong password',
      anError('password authentication failed for user "claimgraph"', { code: '28P01' }),
      'the server of DATABASE_URL refuses: password authentication failed for user "claimgraph"',
    ],
    [
      'a file that is missing',
      anError("ENOENT: no such file or directory, open 'trade.jwks.json'", { code: 'ENOENT' }),
      "ENOENT: no such file or directory, open 'trade.jwks.json'",
    ],
    [
      'wrong settings',
      new ConfigError(['PORT: expected a number']),
      'the configuration is wrong:\n  PORT: expected a number',
    ],
  ])('says of %s what to do', (_, problem, words) => {
    expect(explain(problem)).toBe(words);
  });

  it('shows where it happened when nobody foresaw it', () => {
    expect(explain(new TypeError('cannot read'))).toMatch(/^TypeError: cannot read\n +at /);
  });
});
