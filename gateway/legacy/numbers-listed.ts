import { getVariableValues, Kind, visit } from 'graphql';
import { argumentValue } from '#kernel/schema-rules/list-size.ts';
import type { CostQuestion } from '#kernel/schema-rules/cost.ts';

/** How many case numbers the lists of an operation are given; where fragments are shared, those of its neighbours too. */
export function numbersListed({ schema, document, operationName, variables }: CostQuestion): number {
  const filter = schema.getQueryType()?.getFields()['enforcementCases']?.args.find(isFilter);
  if (filter === undefined) return 0;
  const definitions = document.definitions.filter(
    (one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ||
      (one.kind === Kind.OPERATION_DEFINITION && (!operationName || one.name?.value === operationName)),
  );
  const declared = definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? (one.variableDefinitions ?? []) : [],
  );
  const values = getVariableValues(schema, declared, variables ?? {}).coerced ?? {};
  let numbers = 0;
  for (const definition of definitions) {
    visit(definition, {
      Field(field) {
        if (field.name.value === 'enforcementCases')
          numbers += numbersIn(argumentValue(filter, field, values));
      },
    });
  }
  return numbers;
}

const isFilter = ({ name }: { readonly name: string }): boolean => name === 'filter';

function numbersIn(filter: unknown): number {
  if (typeof filter !== 'object' || filter === null || !('caseNumbers' in filter)) return 0;
  const { caseNumbers } = filter;
  // GraphQL takes one value for a list of one.
  return Array.isArray(caseNumbers) ? caseNumbers.length : 1;
}
