import { isEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureCatalogue, type FailureCode } from '#kernel/failure.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { apiSchemas } from '#schema/api-schema.ts';
import { failureCodes } from '#schema/client/index.ts';
import { audiences } from '#schema/subgraph-names.ts';
import { errorCatalogue } from '#tests/error-catalogue.ts';

const schemas = apiSchemas();
const codes = Object.keys(failureCatalogue) as FailureCode[];

describe('the codes of failures', () => {
  it.each(audiences)('are the same in the kernel and in the %s contract, in the same words', (audience) => {
    const failureCode = schemas[audience].schema.getType('FailureCode');
    const values = isEnumType(failureCode) ? failureCode.getValues() : [];
    expect(values.map(({ name, description }) => [name, description])).toEqual(
      codes.map((code) => [code, failureCatalogue[code].meaning]),
    );
  });

  it('are all known to the clients', () => {
    expect(failureCodes).toEqual(codes);
  });

  it('each say what to do, and trying again only where it can help', () => {
    for (const code of codes) {
      const { retryable, whatToDo } = failureCatalogue[code];
      expect([code, /(?<!no )[Tt]ry again/.test(whatToDo)]).toEqual([code, retryable]);
      expect(whatToDo).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('stand in the error catalogue, each on a line of its own', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'error-catalogue.md'), 'utf8');
    expect(page).toBe(errorCatalogue());
    for (const code of codes)
      expect(page.split('\n').filter((line) => line.startsWith(`| \`${code}\` |`))).toHaveLength(1);
  });
});
