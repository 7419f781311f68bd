import { generate } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import type { ApiSchema } from './api-schema.ts';
import { generatedNotice, type GeneratedFile } from './generated-file.ts';
import type { PublishedOperation } from './operations.ts';
import { audiences, type Audience } from './subgraph-names.ts';

const scalar = (name: string): string => `../scalars.ts#${name}`;

/** How a client sees the scalars: as text, under names that say what it holds. */
const scalars = {
  ID: 'string',
  CaseNumber: scalar('CaseNumber'),
  ImporterNumber: scalar('ImporterNumber'),
  EntryNumber: scalar('EntryNumber'),
  PortCode: scalar('PortCode'),
  Date: scalar('CalendarDate'),
  DateTime: scalar('Moment'),
  Money: scalar('Money'),
};

/** The variables and result of each published operation, and its document as a TypedDocumentNode. */
export async function clientTypes(
  schemas: Readonly<Record<Audience, ApiSchema>>,
  operations: readonly PublishedOperation[],
): Promise<GeneratedFile[]> {
  const generates = Object.fromEntries(
    audiences.map((audience): [string, Types.ConfiguredOutput] => [
      `schema/client/generated/${audience}.ts`,
      {
        schema: schemas[audience].sdl,
        documents: operations.filter((one) => one.audiences.includes(audience)).map(({ text }) => text),
        plugins: ['typescript-operations', 'typed-document-node'],
        config: { scalars, strictScalars: true, immutableTypes: true, useTypeImports: true },
      },
    ]),
  );
  const files = (await generate({ generates, importExtension: '.ts', silent: true }, false)) as {
    filename: string;
    content: string;
  }[];
  return files.map(({ filename, content }) => ({ path: filename, content: `${generatedNotice}${content}` }));
}
