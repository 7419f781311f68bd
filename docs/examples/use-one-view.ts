import { useEffect, useState } from 'react';
import { ClaimgraphError, type Answer, type CaseNumber, type TradeClient } from 'claimgraph/client';
import type { OneViewQuery } from 'claimgraph/client/trade';

/** What a page shows while it asks, when there is an answer, and when there is none. */
export type OneView =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: Answer<OneViewQuery> }
  | { readonly state: 'failed'; readonly failure: ClaimgraphError };

/** Asks for one claim with its account and submissions, anew whenever the case number changes. */
export function useOneView(claimgraph: TradeClient, caseNumber: CaseNumber): OneView {
  const [view, setView] = useState<OneView>({ state: 'asking' });

  useEffect(() => {
    const leaving = new AbortController();
    const ask = async (): Promise<void> => {
      setView({ state: 'asking' });
      try {
        const answer = await claimgraph.oneView({ caseNumber }, { signal: leaving.signal });
        setView({ state: 'answered', answer });
      } catch (failure) {
        if (leaving.signal.aborted) return;
        if (!(failure instanceof ClaimgraphError)) throw failure;
        setView({ state: 'failed', failure });
      }
    };
    void ask();
    return () => leaving.abort();
  }, [claimgraph, caseNumber]);

  return view;
}
