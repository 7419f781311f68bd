// Generated from the contract by npm run codegen; do not edit.
import { createAsk, type Answer, type CallOptions, type ClientOptions, type Operation } from '../ask.ts';
import type {
  AccountHistoryQuery,
  AccountHistoryQueryVariables,
  CaseMessagesQuery,
  CaseMessagesQueryVariables,
  OfficerCaseQuery,
  OfficerCaseQueryVariables,
  OfficerDeskQuery,
  OfficerDeskQueryVariables,
  OneViewQuery,
  OneViewQueryVariables,
} from './internal.ts';

const accountHistory: Operation<AccountHistoryQuery, AccountHistoryQueryVariables> = {
  text: `query AccountHistory($importerNumber: ImporterNumber!) {
  tradeAccount(by: {importerNumber: $importerNumber}) {
    id
    name
    topAccount {
      id
      name
    }
    partnership {
      tier
      status
      from
    }
  }
}`,
};

const caseMessages: Operation<CaseMessagesQuery, CaseMessagesQueryVariables> = {
  text: `query CaseMessages($caseNumber: CaseNumber!, $first: Int! = 25, $after: String) {
  enforcementCase(caseNumber: $caseNumber) {
    id
    messages(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          sentAt
          from
          author
          text
          readAt
        }
      }
    }
  }
}`,
};

const officerCase: Operation<OfficerCaseQuery, OfficerCaseQueryVariables> = {
  text: `query OfficerCase($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
    id
    kind
    state
    source {
      system
      asOf
      freshness
    }
    bond {
      bondNumber
      kind
      amount
      surety {
        code
        label
      }
    }
    parties {
      role
      name
    }
    account {
      id
      name
      partnershipHistory {
        program
        tier
        status
        from
        to
      }
    }
    submissions(first: 10) {
      edges {
        node {
          id
          kind
          state
          receivedAt
        }
      }
    }
  }
}`,
};

const officerDesk: Operation<OfficerDeskQuery, OfficerDeskQueryVariables> = {
  text: `query OfficerDesk($filter: EnforcementCaseFilter!, $after: String) {
  enforcementCases(filter: $filter, first: 50, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        caseNumber
        kind
        state
        account {
          id
          name
          partnership {
            tier
            status
          }
          nationalAccountManager {
            name
          }
        }
        submissions(first: 3) {
          edges {
            node {
              id
              kind
              state
              receivedAt
            }
          }
        }
      }
    }
  }
}`,
};

const oneView: Operation<OneViewQuery, OneViewQueryVariables> = {
  text: `query OneView($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
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
    source {
      system
      asOf
      freshness
    }
    account {
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
    submissions(first: 10) {
      edges {
        node {
          referenceId
          kind
          state
          receivedAt
        }
      }
    }
  }
}`,
};

/** The published operations of the internal contract, one call each. */
export interface InternalClient {
  /** A company as its National Account Manager opens it: where it belongs and how it stands as a trusted trader. */
  accountHistory(variables: AccountHistoryQueryVariables, options?: CallOptions): Promise<Answer<AccountHistoryQuery>>;
  /** The conversation between the trade and the office about one case, newest first. */
  caseMessages(variables: CaseMessagesQueryVariables, options?: CallOptions): Promise<Answer<CaseMessagesQuery>>;
  /** One case on an officer's desk: who is involved, the account behind it and what was filed. */
  officerCase(variables: OfficerCaseQueryVariables, options?: CallOptions): Promise<Answer<OfficerCaseQuery>>;
  /** The cases that an officer works on, each with its account and the latest submissions. */
  officerDesk(variables: OfficerDeskQueryVariables, options?: CallOptions): Promise<Answer<OfficerDeskQuery>>;
  /** One claim with its money, its account and what was filed, in one answer. */
  oneView(variables: OneViewQueryVariables, options?: CallOptions): Promise<Answer<OneViewQuery>>;
}

/** A client of the internal contract. */
export function createInternalClient(options: ClientOptions): InternalClient {
  const ask = createAsk(options);
  return {
    accountHistory: (variables, options) => ask(accountHistory, variables, options),
    caseMessages: (variables, options) => ask(caseMessages, variables, options),
    officerCase: (variables, options) => ask(officerCase, variables, options),
    officerDesk: (variables, options) => ask(officerDesk, variables, options),
    oneView: (variables, options) => ask(oneView, variables, options),
  };
}
