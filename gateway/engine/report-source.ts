import type { GraphQLDataSource } from '@apollo/gateway';
import type { FailureCode, FailureSource } from '#kernel/failure.ts';
import type { SourceReport } from '#kernel/legacy-ledger.ts';
import type { SubgraphName } from '#schema/subgraph-names.ts';
import type { RequestContext } from '../request-context.ts';
import { toQuestion } from './source-exchange.ts';
import { extensionsOf, isFailureCode } from './subgraph-error.ts';

const systems = {
  cases: 'SEACATS',
  accounts: 'ACE',
  'trade-portal': 'TRADE_PORTAL',
} as const satisfies Record<SubgraphName, SourceReport['system']>;

/** A data source whose answers tell the operation's ledger how the system behind it was found. */
export const reportSource = (
  subgraph: SubgraphName,
  source: GraphQLDataSource<RequestContext>,
): GraphQLDataSource<RequestContext> => ({
  async process(options) {
    const response = await source.process(options);
    const { ledger } = toQuestion(options).context;
    const system = systems[subgraph];
    const codes = (response.errors ?? []).map(({ extensions }) => extensions?.['code']).filter(isFailureCode);
    const failed = new Map(codes.flatMap((code) => systemsFailing(code, system)));
    for (const [failing, code] of failed)
      ledger.found({ system: failing, state: 'FAILED', asOf: null, code });
    // How old what SEACATS gave may be, the border knows; it reports by itself.
    if (failed.size === 0 && subgraph !== 'cases')
      ledger.found({ system, state: 'ANSWERED', asOf: null, code: null });
    return response;
  },
});

/** The system that a code is a failure of; none where it was the question that was wrong. */
function systemsFailing(
  code: FailureCode,
  asked: SourceReport['system'],
): [SourceReport['system'], FailureCode][] {
  const source: FailureSource = extensionsOf(code).source;
  if (source !== 'CLAIMGRAPH') return [[source, code]];
  return code === 'DEADLINE_EXCEEDED' ? [[asked, code]] : [];
}
