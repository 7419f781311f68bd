import { personas } from '../demo/personas.ts';

const exampleQuery = `query OneView($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
    kind state violations { statute citation } amounts { assessed mitigated outstanding }
    source { system asOf freshness synthetic }
    account { name partnership { program tier status } nationalAccountManager { name } center { code name } }
    submissions(first: 10) { edges { node { referenceId kind state receivedAt } } }
  }
}`;

/** Says where the demonstration is, as whom to ask, and what. */
export function printWelcome(address: string, seacatsControlUrl: string | null): void {
  const width = Math.max(...personas.map(({ name }) => name.length));
  console.log(`
Claimgraph runs as a demonstration, with made-up data and keys.

  GraphiQL   ${address}/
  GraphQL    ${address}/graphql${seacatsControlUrl === null ? '' : `\n  SEACATS    a mock; its modes are set at ${seacatsControlUrl}`}

Ask as one of these; npm run token -- --as officer prints a token:

${personas.map(({ name, sees }) => `  ${name.padEnd(width)}  sees ${sees}`).join('\n')}

A query to paste, with the variables {"caseNumber": "20161704200292-01"}:

${exampleQuery}
`);
}
