/**
 * Generates everything that follows from the contract: each subgraph's resolver types, and what front-end teams get.
 * `codegen.ts` writes it, `codegen.ts --check` fails on drift, `codegen.ts --release` releases the contract besides.
 */
import { generate } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { apiSchemas } from './api-schema.ts';
import { contractFiles } from './contract-files.ts';
import { outOfDate, writeGenerated, type GeneratedFile } from './generated-file.ts';
import { contractFile } from './read-sdl.ts';
import { faultsOfRelease, releaseFiles } from './releases.ts';
import { subgraphNames, type SubgraphName } from './subgraph-names.ts';
import { today } from './today.ts';

/** How the scalars look inside. Input is the client's text, which a resolver reads and checks. */
const scalars = {
  ID: 'string',
  CaseNumber: { input: 'string', output: '../../kernel/identifiers.ts#CaseNumber' },
  ImporterNumber: { input: 'string', output: '../../kernel/identifiers.ts#ImporterNumber' },
  EntryNumber: { input: 'string', output: '../../kernel/identifiers.ts#EntryNumber' },
  PortCode: 'string',
  Date: { input: 'string', output: '../../kernel/calendar.ts#CalendarDate' },
  DateTime: { input: 'string', output: '../../kernel/calendar.ts#Moment' },
  Money: { input: 'string', output: '../../kernel/money.ts#Cents' },
  _FieldSet: 'string',
};

/** Which type of ours stands behind a type of the graph; the resolvers receive these. */
const mappers: Record<SubgraphName, Record<string, string>> = {
  cases: {
    EnforcementCase: './domain.ts#EnforcementCase as EnforcementCaseModel',
    EnforcementCaseConnection: './domain.ts#CasePage as CasePageModel',
    TradeAccount: './domain.ts#AccountReference as AccountReferenceModel',
    Port: './domain.ts#PortReference as PortReferenceModel',
    Bond: './domain.ts#BondReference as BondReferenceModel',
    Source: '../../kernel/source.ts#Source as SourceModel',
  },
  accounts: {
    TradeAccount: './domain.ts#TradeAccount as TradeAccountModel',
    TradeAccountConnection: './domain.ts#AccountPage as AccountPageModel',
    Partnership: './domain.ts#Partnership as PartnershipModel',
    Bond: './domain.ts#Bond as BondModel',
    EntrySummary: './domain.ts#EntrySummary as EntrySummaryModel',
    EntryVolume: './domain.ts#EntryVolume as EntryVolumeModel',
    AccessGrant: './domain.ts#AccessGrant as AccessGrantModel',
    Officer: './domain.ts#Officer as OfficerModel',
    Port: './domain.ts#Port as PortModel',
    Center: './domain.ts#Center as CenterModel',
    Viewer: '../../kernel/principal.ts#Principal as PrincipalModel',
    EnforcementCase: './domain.ts#CaseReference as CaseReferenceModel',
    Submission: './domain.ts#SubmissionReference as SubmissionReferenceModel',
    Source: '../../kernel/source.ts#Source as SourceModel',
  },
  'trade-portal': {
    EnforcementCase: './domain.ts#CaseReference as CaseReferenceModel',
    Submission: './domain.ts#Submission as SubmissionModel',
    Message: './domain.ts#Message as MessageModel',
    Source: '../../kernel/source.ts#Source as SourceModel',
  },
};

/** The code generator's configuration for every subgraph. */
export function codegenConfig(): Types.Config {
  const generates = Object.fromEntries(
    subgraphNames.map((name): [string, Types.ConfiguredOutput] => [
      contractFile(`../subgraphs/${name}/generated.ts`),
      {
        schema: contractFile(`${name}.graphql`),
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          enumsAsTypes: true,
          useTypeImports: true,
          immutableTypes: true,
          strictScalars: true,
          scalars,
          mappers: mappers[name],
          contextType: './context.ts#SubgraphContext',
          resolversNonOptionalTypename: { unionMember: true, interfaceImplementingType: true },
          avoidOptionals: { field: true, inputValue: false, object: true, defaultValue: true },
          maybeValue: 'T | null',
        },
      },
    ]),
  );
  return { generates, importExtension: '.ts', silent: true };
}

async function resolverTypes(): Promise<GeneratedFile[]> {
  // The generator returns text; writing or comparing is ours, so that both runs see the same bytes.
  const files = (await generate(codegenConfig(), false)) as { filename: string; content: string }[];
  return files.map(({ filename, content }) => ({
    path: filename.slice(filename.indexOf('subgraphs')),
    content: `// Generated from the SDL by npm run codegen; do not edit.\n${content}`,
  }));
}

async function run(flags: readonly string[]): Promise<string[]> {
  const schemas = apiSchemas();
  const files = [...(await resolverTypes()), ...(await contractFiles(schemas))];
  if (flags.includes('--check')) return outOfDate(files);
  writeGenerated(files);
  if (!flags.includes('--release')) return [];
  const faults = faultsOfRelease(schemas, today());
  if (faults.length === 0) writeGenerated(releaseFiles(schemas, today()));
  return faults;
}

if (process.argv[1]?.endsWith('codegen.ts')) {
  const faults = await run(process.argv.slice(2));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
