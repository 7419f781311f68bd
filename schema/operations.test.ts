import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiSchemas } from './api-schema.ts';
import { publishedOperations, readOperation } from './operations.ts';
import { contractFile } from './read-sdl.ts';
import { audiences, type Audience } from './subgraph-names.ts';

const schemas = apiSchemas();
const operations = publishedOperations();
const problems = (audience: Audience, text: string): string[] =>
  validate(schemas[audience].schema, parse(text)).map(({ message }) => message);

interface Manifest {
  readonly operations: readonly {
    readonly id: string;
    readonly body: string;
    readonly audiences: string[];
  }[];
}
const manifest = JSON.parse(readFileSync(contractFile('persisted-documents.json'), 'utf8')) as Manifest;

describe('a published operation', () => {
  it.each(operations.flatMap((one) => one.audiences.map((audience) => [one.name, audience, one] as const)))(
    '%s is valid in the %s contract',
    (_name, audience, { text }) => {
      expect(problems(audience, text)).toEqual([]);
    },
  );

  it('for officers is refused by the trade contract as soon as it selects something of theirs', () => {
    const accepted = operations
      .filter((one) => !one.audiences.includes('trade') && problems('trade', one.text).length === 0)
      .map(({ name }) => name);

    // These select nothing yet that the trade contract lacks; whoever adds such a field takes the name off this list.
    expect(accepted).toEqual(['AccountHistory', 'OfficerCase', 'OfficerDesk']);
    expect(problems('trade', '{ viewer { officer { name } } }')).not.toEqual([]);
  });

  it('is offered to its audiences and to nobody else', () => {
    for (const audience of audiences) {
      const client = readFileSync(contractFile(`client/generated/${audience}-client.ts`), 'utf8');
      const offered = operations.filter(({ text }) => client.includes(text)).map(({ name }) => name);
      const meant = operations.filter((one) => one.audiences.includes(audience)).map(({ name }) => name);
      expect(offered).toEqual(meant);
    }
  });

  it('is known by the SHA-256 of its printed document', () => {
    expect(manifest.operations.map(({ body }) => body)).toEqual(operations.map(({ text }) => text));
    for (const { id, body } of manifest.operations) {
      expect(print(parse(body))).toBe(body);
      expect(id).toBe(createHash('sha256').update(body).digest('hex'));
    }
  });
});

describe('a file of an operation', () => {
  const good = '# Audience: trade, internal\n# Who asks.\nquery WhoAsks { viewer { name } }';

  it('names its audiences, says what it is for and holds one operation', () => {
    expect(readOperation('who-asks.graphql', good)).toMatchObject({
      name: 'WhoAsks',
      type: 'query',
      audiences: ['trade', 'internal'],
      description: 'Who asks.',
    });
  });

  it.each([
    ['without audiences', good.replace('# Audience: trade, internal\n', ''), 'has to begin with a line'],
    ['for an unknown audience', good.replace('internal', 'press'), 'has to begin with a line'],
    ['without a purpose', good.replace('# Who asks.\n', ''), 'has to say on line 2'],
    ['with two operations', `${good} query Again { viewer { name } }`, 'exactly one named operation'],
    ['without a name', good.replace('WhoAsks ', ''), 'exactly one named operation'],
    ['of another name', good.replace('WhoAsks', 'SomebodyElse'), 'belongs in somebody-else.graphql'],
  ])('%s is refused', (_what, text, complaint) => {
    expect(() => readOperation('who-asks.graphql', text)).toThrow(complaint);
  });
});
