/** The subgraphs of the graph; each has its SDL beside this file, under its own name. */
export const subgraphNames = ['cases', 'accounts', 'trade-portal'] as const;

/** The name of a subgraph, as in the supergraph, in configuration and in the audience of a subgraph token. */
export type SubgraphName = (typeof subgraphNames)[number];

/** The two composed contracts; which one a caller gets follows from the issuer of the token. */
export const audiences = ['trade', 'internal'] as const;

/** The audience of a contract. */
export type Audience = (typeof audiences)[number];
