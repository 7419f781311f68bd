import type { Config, Setting } from '#kernel/config.ts';
import { subgraphNames } from '#schema/subgraph-names.ts';

/** What one process can serve. */
export const roles = ['all', 'gateway', ...subgraphNames, 'worker'] as const;

/** One of the roles. */
export type ServeRole = (typeof roles)[number];

const issuers = ['TRADE_ISSUER', 'TRADE_JWKS', 'INTERNAL_ISSUER', 'INTERNAL_JWKS'] as const;
const seacats = ['SEACATS_URL', 'SEACATS_USERNAME', 'SEACATS_PASSWORD'] as const;
const secrets = ['ACCOUNT_KEY_SECRET', 'CURSOR_SECRET'] as const;
const elsewhere = ['CASES_URL', 'ACCOUNTS_URL', 'TRADE_PORTAL_URL'] as const;

/** Every setting without a default that a role needs, so that a start which lacks some names them all at once. */
export function settingsNeededBy(role: ServeRole, config: Config): readonly Setting[] {
  switch (role) {
    case 'all':
      return [
        // Without it a development's process keeps an embedded database.
        ...(config.NODE_ENV === 'production' ? (['DATABASE_URL'] as const) : []),
        ...issuers,
        ...secrets,
        ...(config.CASES_URL === undefined ? seacats : []),
        ...(elsewhere.some((url) => config[url] !== undefined)
          ? (['SUBGRAPH_TOKEN_PRIVATE_KEY'] as const)
          : []),
      ];
    case 'gateway':
      return ['DATABASE_URL', ...issuers, ...elsewhere, 'SUBGRAPH_TOKEN_PRIVATE_KEY'];
    case 'cases':
      return ['DATABASE_URL', ...secrets, ...seacats, 'SUBGRAPH_TOKEN_PUBLIC_KEY'];
    case 'worker':
      return ['DATABASE_URL', 'ACCOUNT_KEY_SECRET', ...seacats];
    case 'accounts':
    case 'trade-portal':
      return ['DATABASE_URL', ...secrets, 'SUBGRAPH_TOKEN_PUBLIC_KEY'];
  }
}
