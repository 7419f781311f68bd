import { createTradeClient } from 'claimgraph/client';
import { useOneView } from './use-one-view.ts';

const claimgraph = createTradeClient({
  url: '/graphql',
  token: () => sessionStorage.getItem('token') ?? '',
});

/** A page about one claim. What is missing says why, instead of taking the rest of the page with it. */
export function CasePage({ caseNumber }: { readonly caseNumber: string }) {
  const view = useOneView(claimgraph, caseNumber);
  if (view.state === 'asking') return <p>One moment…</p>;
  if (view.state === 'failed') {
    return view.failure.code === 'UNAUTHENTICATED' ? <p>Please sign in.</p> : <p>{view.failure.message}</p>;
  }

  const { data, errors } = view.answer;
  const claim = data.enforcementCase;
  if (claim === null) {
    return errors.length === 0 ? (
      <p>There is no such case, or it is not yours to see.</p>
    ) : (
      <p>{errors[0]?.message}</p>
    );
  }
  const accountMissing = errors.some(({ code }) => code === 'ACE_UNAVAILABLE');
  return (
    <article>
      <h1>
        {claim.kind} {caseNumber}
      </h1>
      <p>
        {claim.state}, {claim.amounts?.outstanding ?? 'unknown'} outstanding
      </p>
      {claim.source.freshness === 'STALE' && (
        <p>As of {claim.source.asOf}; the case system does not answer now.</p>
      )}
      <p>{accountMissing ? 'The account cannot be shown now.' : claim.account?.name}</p>
    </article>
  );
}
