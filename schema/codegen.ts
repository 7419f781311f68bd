/** Generates each subgraph's resolver types from its SDL: `codegen.ts` writes them, `codegen.ts --check` fails on drift. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generate } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { contractFile } from './read-sdl.ts';
import { subgraphNames, type SubgraphName } from './subgraph-names.ts';

/** How the scalars look inside. Input is the client's text, which a resolver reads and checks. */
const scalars = {
  ID: 'string',
  CaseNumber: { input: 'string', output: '../../kernel/identifiers.ts#CaseNumber' },
  ImporterNumber: { input: 'string', output: '../../kernel/identifiers.ts#ImporterNumber' },
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
    Source: '../../kernel/source.ts#Source as SourceModel',
  },
  accounts: {
    TradeAccount: './domain.ts#TradeAccount as TradeAccountModel',
    TradeAccountConnection: './domain.ts#AccountPage as AccountPageModel',
    Partnership: './domain.ts#Partnership as PartnershipModel',
    Officer: './domain.ts#Officer as OfficerModel',
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

async function run(check: boolean): Promise<number> {
  // The generator returns text; writing or comparing is ours, so that both runs see the same bytes.
  const files = (await generate(codegenConfig(), false)) as { filename: string; content: string }[];
  let faults = 0;
  for (const { filename, content } of files) {
    const text = `// Generated from the SDL by npm run codegen; do not edit.\n${content}`;
    if (!check) writeFileSync(filename, text);
    else if (!existsSync(filename) || readFileSync(filename, 'utf8') !== text) {
      console.error(`${filename.slice(filename.indexOf('subgraphs'))} is out of date: run npm run codegen`);
      faults += 1;
    }
  }
  return faults;
}

if (process.argv[1]?.endsWith('codegen.ts'))
  process.exitCode = (await run(process.argv.includes('--check'))) === 0 ? 0 : 1;
