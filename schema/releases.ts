import { existsSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { ApiSchema } from './api-schema.ts';
import { faultsOfChanges, type ApprovedChange } from './change-rules.ts';
import { changelogAfterRelease, changelogWith } from './changelog.ts';
import { changesBetween, type ContractSchemas } from './contract-changes.ts';
import type { GeneratedFile } from './generated-file.ts';
import { contractFile } from './read-sdl.ts';
import { audiences, type Audience } from './subgraph-names.ts';

type ApiSchemas = Readonly<Record<Audience, ApiSchema>>;

const changelogPath = 'docs/schema-changelog.md';

/** The contract as it was last released; null before the first release. */
export function releasedSchemas(): ContractSchemas | null {
  const file = (audience: Audience): string => contractFile(`released/${audience}.graphql`);
  if (!audiences.every((audience) => existsSync(file(audience)))) return null;
  const read = (audience: Audience) => buildSchema(readFileSync(file(audience), 'utf8'));
  return { trade: read('trade'), internal: read('internal') };
}

/** The breaking changes that people allowed since the last release. */
export function approvedChanges(): readonly ApprovedChange[] {
  const text = readFileSync(contractFile('approved-breaking-changes.json'), 'utf8');
  return JSON.parse(text) as readonly ApprovedChange[];
}

/** What forbids the present contract to follow the released one; nothing before the first release. */
export function faultsOfRelease(present: ApiSchemas, today: string): string[] {
  const released = releasedSchemas();
  return released === null ? [] : faultsOfChanges(released, schemasOf(present), approvedChanges(), today);
}

/** The changelog with what changed since the last release. */
export function changelogFile(present: ApiSchemas): GeneratedFile {
  return { path: changelogPath, content: changelogWith(writtenChangelog(), changesSinceRelease(present)) };
}

/** The files of a release: the SDL of each audience, the closed changelog, an empty list of approvals. */
export function releaseFiles(present: ApiSchemas, today: string): GeneratedFile[] {
  const changes = changesSinceRelease(present);
  return [
    ...audiences.map((audience) => ({
      path: `schema/released/${audience}.graphql`,
      content: present[audience].sdl,
    })),
    {
      path: changelogPath,
      content: changelogAfterRelease(writtenChangelog(), today, changes, approvedChanges()),
    },
    { path: 'schema/approved-breaking-changes.json', content: '[]\n' },
  ];
}

const schemasOf = ({ trade, internal }: ApiSchemas): ContractSchemas => ({
  trade: trade.schema,
  internal: internal.schema,
});

function changesSinceRelease(present: ApiSchemas) {
  const released = releasedSchemas();
  return released === null ? [] : changesBetween(released, schemasOf(present));
}

function writtenChangelog(): string {
  const file = contractFile(`../${changelogPath}`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
