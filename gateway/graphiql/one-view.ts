/** The query that a newcomer finds in the first tab: one claim with its account, submissions and messages. */
export const oneView = `query OneView($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
    caseNumber
    kind
    state
    violations { statute citation }
    amounts { assessed mitigated outstanding }
    parties { role name }
    source { system asOf freshness synthetic }
    account {
      name
      partnership { program tier status }
      nationalAccountManager { name }
      center { code name }
    }
    submissions(first: 10) {
      edges {
        node { referenceId kind state receivedAt }
      }
    }
    messages(first: 10) {
      edges {
        node { sentAt from author text }
      }
    }
  }
}`;

/** The published case that it asks for. */
export const oneViewVariables = `{
  "caseNumber": "20161704200292-01"
}`;
