import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { faultsOfChanges, type ApprovedChange } from './change-rules.ts';
import { changesBetween, type ContractSchemas } from './contract-changes.ts';

const today = '2026-07-01';
const released = `
  type Query { case(number: ID!): Case  cases: [Case!] }
  type Case { number: ID!  state: State  port: String }
  enum State { OPEN CLOSED }
  input Filter { state: State  port: String }`;

/** A contract that both audiences see. */
const contract = (sdl: string): ContractSchemas => ({ trade: buildSchema(sdl), internal: buildSchema(sdl) });
const deprecated = (day: string): string =>
  released.replace(
    'port: String }',
    `port: String @deprecated(reason: "Use portCode. Removed after ${day}.") }`,
  );
const withoutPort = released.replace('  port: String }', ' }');
const approval = (over: Partial<ApprovedChange> = {}): ApprovedChange => ({
  change: 'Case.port was removed.',
  reason: 'The port is read from portCode since the spring.',
  removedAfter: '2026-06-30',
  ...over,
});
const faults = (before: string, after: string, approved: readonly ApprovedChange[] = []): string[] =>
  faultsOfChanges(contract(before), contract(after), approved, today);

describe('the rules of change', () => {
  it('let a contract grow', () => {
    const grown = released.replace('port: String }', 'port: String  portCode: String }');
    expect(faults(released, grown)).toEqual([]);
    expect(faults(released, released)).toEqual([]);
  });

  it.each([
    ['a field is gone', withoutPort, 'Case.port was removed.'],
    ['a value is gone', released.replace('OPEN CLOSED', 'OPEN'), 'CLOSED was removed from enum type State.'],
    [
      'a field may be null',
      released.replace('number: ID!  state', 'number: ID  state'),
      'Case.number changed type',
    ],
    ['an argument is required', released.replace('cases:', 'cases(port: ID!):'), 'A required arg port'],
    ['a type is gone', released.replace(/input Filter.*/, ''), 'Filter was removed.'],
    [
      'one field of an input has to be chosen',
      released.replace('Filter {', 'Filter @oneOf {'),
      'Filter now takes',
    ],
  ])('stop a release when %s', (_what, after, change) => {
    expect(faults(released, after)).toEqual([expect.stringContaining(change)]);
    expect(faults(released, after)[0]).toContain('This breaks clients.');
  });

  it('see what breaks one audience only', () => {
    const before = { trade: buildSchema(released), internal: buildSchema(released) };
    const after = { ...before, internal: buildSchema(withoutPort) };
    expect(faultsOfChanges(before, after, [], today)).toHaveLength(1);
    expect(changesBetween(before, after)).toEqual([
      { effect: 'breaking', text: 'Case.port was removed.', audiences: ['internal'] },
    ]);
  });

  it('let a change pass that is listed with a reason and a removal date that has come', () => {
    expect(faults(released, withoutPort, [approval()])).toEqual([]);
    expect(faults(deprecated('2026-06-30'), withoutPort, [approval()])).toEqual([]);
  });

  it.each([
    ['without much of a reason', approval({ reason: 'because' }), 'says too little of the reason'],
    ['without a date', approval({ removedAfter: 'soon' }), 'has no removal date'],
    ['on a day that never was', approval({ removedAfter: '2026-13-45' }), 'has no removal date'],
    ['before its date', approval({ removedAfter: '2026-07-02' }), 'announced for after 2026-07-02'],
  ])('stop a change that is listed %s', (_what, approved, complaint) => {
    expect(faults(released, withoutPort, [approved])).toEqual([expect.stringContaining(complaint)]);
  });

  it('hold to the date that clients were promised', () => {
    expect(faults(deprecated('2026-12-31'), withoutPort, [approval()])).toEqual([
      'Case.port was removed. Case.port was promised until 2026-12-31.',
    ]);
  });

  it('want no approval of what breaks nothing', () => {
    expect(faults(released, released, [approval()])).toEqual([
      'approved-breaking-changes.json lists what is no breaking change: Case.port was removed.',
    ]);
  });

  it.each([
    ['with 180 days of notice', '2026-12-28', []],
    [
      'with 179 days of notice',
      '2026-12-27',
      ['Case.port is deprecated until 2026-12-27; clients get at least 180 days.'],
    ],
  ])('judge a deprecation %s', (_what, day, expected) => {
    expect(faults(released, deprecated(day))).toEqual(expected);
  });

  it('do not count the days of a deprecation that was released before, nor let its date come nearer', () => {
    expect(faults(deprecated('2026-07-10'), deprecated('2026-07-10'))).toEqual([]);
    expect(faults(deprecated('2026-07-10'), deprecated('2027-07-10'))).toEqual([]);
    expect(faults(deprecated('2027-07-10'), deprecated('2027-07-09'))).toEqual([
      'Case.port was promised until 2027-07-10, not 2027-07-09.',
    ]);
  });

  it.each([
    'No longer supported',
    'Use portCode.',
    'Use portCode. Removed after 2026-99-99.',
    'Removed after 2030-01-01.',
  ])('want a deprecation to say what to use and until when, not "%s"', (reason) => {
    const after = released.replace('port: String }', `port: String @deprecated(reason: "${reason}") }`);
    expect(faults(released, after)).toEqual([
      expect.stringContaining('write "Use X. Removed after YYYY-MM-DD."'),
    ]);
  });

  it.each([
    ['a value', released.replace('CLOSED', 'CLOSED @deprecated(reason: "no")'), 'State.CLOSED'],
    [
      'an argument',
      released.replace('cases:', 'cases(port: ID @deprecated(reason: "no")):'),
      'Query.cases(port:)',
    ],
    [
      'an input field',
      released.replace(
        'input Filter { state: State',
        'input Filter { state: State @deprecated(reason: "no")',
      ),
      'Filter.state',
    ],
  ])('look at the deprecation of %s too', (_what, after, coordinate) => {
    expect(faults(released, after)).toEqual([
      expect.stringContaining(`${coordinate} is deprecated with "no"`),
    ]);
  });
});
