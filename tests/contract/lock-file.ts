import { readFileSync } from 'node:fs';
import semver from 'semver';
import { z } from 'zod';
import { packageRoot } from '#kernel/package-root.ts';

/** The Node release on which everything in the lock file has to run. */
const oldestNode = '20.19.0';

/** The lowest version of a package that lacks the faults named beside it; a package that is absent is not asked for. */
const advisoryFloors: Readonly<Record<string, string>> = {
  '@apollo/server': '5.5.0', // GHSA-9q82-xgwf-vj6h: cross-site search; CVE-2026-23897: denial of service by charset
  '@apollo/gateway': '2.13.2', // CVE-2026-32621: prototype pollution; GHSA-q2f9-x4p4-7xmh, GHSA-p2q6-pwh5-m6jr: planner
  '@apollo/query-planner': '2.13.2', // as the gateway
  '@apollo/federation-internals': '2.13.2', // as the gateway
  '@apollo/composition': '2.12.1', // GHSA-mx7m-j9xf-62hw, GHSA-m8jr-fxqx-8xx6: access rules lost in composition
  soap: '1.9.1', // the first to ask for the two below
  axios: '1.15.0', // GHSA-fvcv-3m26-pcqx
  sax: '1.6.0', // comes with the fixed soap
  'xml-crypto': '6.1.0', // CVE-2025-29774, CVE-2025-29775: signature bypass
  'fast-xml-parser': '5.7.0', // CVE-2026-26278, CVE-2026-33036, CVE-2026-33349: denial of service by entities
};

/** Licences under which any package may come; the Python and Blue Oak ones are as permissive as MIT. */
const freeLicences = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'PSF-2.0',
]);

/** Licences with conditions of their own, each for the packages that were looked at and no other. */
const licencesByPackage: Readonly<Record<string, RegExp>> = {
  'Elastic-2.0': /^@apollo\/(composition|federation-internals|gateway|query-graphs|query-planner)$/,
  'MPL-2.0': /^lightningcss(-[a-z0-9-]+)?$/, // builds GraphiQL, is not shipped
  'CC-BY-4.0': /^caniuse-lite$/, // data for building, is not shipped
};

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      engines: z.union([z.record(z.string(), z.string()), z.array(z.string())]).optional(),
    }),
  ),
});

/** The content of package-lock.json, as far as it is checked. */
export type LockFile = z.infer<typeof lockFile>;
type Package = LockFile['packages'][string];

function mayUse(name: string, licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/, '$1');
  if (expression.includes(' OR ')) return expression.split(' OR ').some((one) => mayUse(name, one));
  if (expression.includes(' AND ')) return expression.split(' AND ').every((one) => mayUse(name, one));
  return freeLicences.has(expression) || (licencesByPackage[expression]?.test(name) ?? false);
}

function faultsOfPackage(
  name: string,
  { version = '', resolved, integrity, license = 'none', engines }: Package,
): string[] {
  const faults: string[] = [];
  const floor = advisoryFloors[name];
  if (floor !== undefined && !semver.gte(version, floor)) faults.push(`has known faults below ${floor}`);
  const node = Array.isArray(engines) ? undefined : engines?.['node'];
  if (node !== undefined && !semver.satisfies(oldestNode, node))
    faults.push(`wants Node ${node}, we promise ${oldestNode}`);
  if (!mayUse(name, license))
    faults.push(`comes under the licence ${license}, which was not agreed to for it`);
  if (resolved !== undefined)
    faults.push(`names the address ${resolved}; install with the repository's .npmrc`);
  if (integrity === undefined) faults.push('carries no integrity hash');
  return faults.map((fault) => `${name}@${version} ${fault}`);
}

/** Every reason, in words, why this lock file must not be used; empty for a good one. */
export function faultsOfLockFile({ packages }: LockFile): string[] {
  const installed = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, found]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      found,
    }));
  const faults = installed.flatMap(({ name, found }) => faultsOfPackage(name, found));
  const copies = installed.filter(({ name }) => name === 'graphql').length;
  return copies === 1
    ? faults
    : [...faults, `graphql is there ${String(copies)} times; schemas need exactly one`];
}

/** Reads package-lock.json at the root of the package. */
export function readLockFile(): LockFile {
  return lockFile.parse(JSON.parse(readFileSync(`${packageRoot}/package-lock.json`, 'utf8')));
}
