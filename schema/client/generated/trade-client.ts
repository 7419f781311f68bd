// Generated from the contract by npm run codegen; do not edit.
import { createAsk, type Answer, type CallOptions, type ClientOptions, type Operation } from '../ask.ts';
import type {
  CaseMessagesQuery,
  CaseMessagesQueryVariables,
  CaseStatusQuery,
  CaseStatusQueryVariables,
  MyCasesQuery,
  MyCasesQueryVariables,
  OneViewQuery,
  OneViewQueryVariables,
} from './trade.ts';

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

const caseStatus: Operation<CaseStatusQuery, CaseStatusQueryVariables> = {
  text: `query CaseStatus($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
    id
    kind
    state
    source {
      freshness
      asOf
    }
    amounts {
      assessed
      mitigated
      collected
      outstanding
    }
    submissions(first: 10) {
      edges {
        node {
          id
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

const myCases: Operation<MyCasesQuery, MyCasesQueryVariables> = {
  text: `query MyCases($filter: EnforcementCaseFilter!, $first: Int! = 25, $after: String) {
  viewer {
    name
    roles
    accounts(first: 10) {
      edges {
        node {
          id
          name
          accountNumber
        }
      }
    }
  }
  enforcementCases(filter: $filter, first: $first, after: $after) {
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
        amounts {
          outstanding
        }
        port {
          code
          name
        }
        source {
          freshness
          asOf
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

/** The published operations of the trade contract, one call each. */
export interface TradeClient {
  /** The conversation between the trade and the office about one case, newest first. */
  caseMessages(variables: CaseMessagesQueryVariables, options?: CallOptions): Promise<Answer<CaseMessagesQuery>>;
  /** Where one case stands for the party it is against: its money and what was filed. */
  caseStatus(variables: CaseStatusQueryVariables, options?: CallOptions): Promise<Answer<CaseStatusQuery>>;
  /** The first page of the portal: who is signed in, for which accounts, and the cases asked for. */
  myCases(variables: MyCasesQueryVariables, options?: CallOptions): Promise<Answer<MyCasesQuery>>;
  /** One claim with its money, its account and what was filed, in one answer. */
  oneView(variables: OneViewQueryVariables, options?: CallOptions): Promise<Answer<OneViewQuery>>;
}

/** A client of the trade contract. */
export function createTradeClient(options: ClientOptions): TradeClient {
  const ask = createAsk(options);
  return {
    caseMessages: (variables, options) => ask(caseMessages, variables, options),
    caseStatus: (variables, options) => ask(caseStatus, variables, options),
    myCases: (variables, options) => ask(myCases, variables, options),
    oneView: (variables, options) => ask(oneView, variables, options),
  };
}
