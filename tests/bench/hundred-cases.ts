/** The case numbers of the 100 generated cases, by the formula that made them. */
export const hundredCaseNumbers: readonly string[] = Array.from(
  { length: 100 },
  (_, index) => `20201704${String(index).padStart(6, '0')}-01`,
);

/** A hundred cases, each with its account and who looks after it. */
export const hundredCasesWithAccounts = /* GraphQL */ `
  query HundredCases($caseNumbers: [CaseNumber!]!) {
    enforcementCases(filter: { caseNumbers: $caseNumbers }, first: 100) {
      edges {
        node {
          caseNumber
          kind
          state
          violations {
            statute
            citation
          }
          amounts {
            assessed
            mitigated
            outstanding
          }
          parties {
            role
            name
          }
          source {
            system
            asOf
            freshness
            synthetic
          }
          account {
            accountNumber
            name
            partnership {
              program
              tier
              status
            }
            nationalAccountManager {
              name
            }
            center {
              code
              name
            }
          }
        }
      }
    }
  }
`;

/** The same with the newest filings and messages of each case. */
export const hundredCasesWithFilings = hundredCasesWithAccounts.replace(
  'account {',
  `submissions(first: 3) { edges { node { referenceId kind state } } }
   messages(first: 3) { edges { node { sentAt text } } }
   account {`,
);
