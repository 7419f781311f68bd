import { describe, expect, it } from 'vitest';
import { faultsOfLockFile, readLockFile, type LockFile } from './lock-file.ts';

const good = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };
const graphql = { 'node_modules/graphql': { ...good, version: '16.15.0' } };

function faultsWith(packages: LockFile['packages']): string[] {
  return faultsOfLockFile({ packages: { '': { version: '0.1.0' }, ...graphql, ...packages } });
}

describe('the lock file (target-15)', () => {
  it('is free of known faults, needs no newer Node than promised, and uses only agreed licences', () => {
    expect(faultsOfLockFile(readLockFile())).toEqual([]);
  });
});

describe('the check of the lock file', () => {
  it.each([
    [
      'a version below its advisory floor',
      'soap',
      { ...good, version: '1.9.0' },
      'has known faults below 1.9.1',
    ],
    [
      'a pre-release of the floor itself',
      'soap',
      { ...good, version: '1.9.1-rc.1' },
      'has known faults below 1.9.1',
    ],
    [
      'a package for a newer Node',
      'cookie',
      { ...good, engines: { node: '>=22' } },
      'wants Node >=22, we promise 20.19.0',
    ],
    ['an unknown licence', 'x', { ...good, license: 'SSPL-1.0' }, 'comes under the licence SSPL-1.0'],
    [
      'half of a licence',
      'x',
      { ...good, license: '(MIT AND SSPL-1.0)' },
      'comes under the licence (MIT AND SSPL-1.0)',
    ],
    ['no licence', 'x', { version: '1.0.0', integrity: 'sha512-x' }, 'comes under the licence none'],
    [
      'a sixth Elastic package',
      '@apollo/other',
      { ...good, license: 'Elastic-2.0' },
      'comes under the licence Elastic-2.0',
    ],
    [
      'a registry host',
      'x',
      { ...good, resolved: 'https://registry.example/x.tgz' },
      'names the address https://registry.example/x.tgz',
    ],
    ['no integrity hash', 'x', { version: '1.0.0', license: 'MIT' }, 'carries no integrity hash'],
  ])('refuses %s', (_, name, found, fault) => {
    expect(faultsWith({ [`node_modules/${name}`]: found })).toEqual([expect.stringContaining(fault)]);
  });

  it('finds a faulty copy that hides below another package', () => {
    const hidden = { 'node_modules/soap/node_modules/axios': { ...good, version: '1.14.0' } };
    expect(faultsWith(hidden)).toEqual(['axios@1.14.0 has known faults below 1.15.0']);
  });

  it('accepts a choice of licences when one of them is agreed', () => {
    expect(faultsWith({ 'node_modules/x': { ...good, license: '(SSPL-1.0 OR MIT)' } })).toEqual([]);
  });

  it('refuses a second copy of graphql', () => {
    const second = { 'node_modules/soap/node_modules/graphql': { ...good, version: '17.1.0' } };
    expect(faultsWith(second)).toEqual(['graphql is there 2 times; schemas need exactly one']);
  });
});
