// The rooms of the house and the arrows between them, as docs/architecture.md draws them. Tests may import anything.
const tests = ['^tests/', '[.]test(-kit)?[.]tsx?$'];
const packages = '(^|/)node_modules/';

/** A rule that files of one place import only from the places named, besides npm packages and Node itself. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { pathNot: tests, ...from },
  to: { pathNot: [packages, ...allowed], dependencyTypesNot: ['core'] },
});

/** A rule that nothing outside the places named reaches a target. */
const never = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

const graphqlPackages = `${packages}(graphql|@apollo/[^/]+)/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('schema-stands-alone', { path: '^schema/' }, ['^schema/'], 'The contract imports nothing of ours.'),
    only(
      'kernel-stands-alone',
      { path: '^kernel/' },
      ['^kernel/'],
      'Every room builds on the kernel, so it builds on none.',
    ),
    only(
      'subgraph-knows-no-other',
      { path: '^subgraphs/([^/]+)/' },
      ['^subgraphs/$1/', '^kernel/', '^schema/'],
      'A subgraph reaches another through the graph only, and the outside through the ports in its domain.ts.',
    ),
    only(
      'adapter-points-inward',
      { path: '^adapters/([^/]+)/', pathNot: [...tests, '^adapters/[^/]+-mock/'] },
      ['^adapters/$1/', '^kernel/', '^subgraphs/[^/]+/(domain[.]ts$|ports/)'],
      'An adapter implements ports: it sees the kernel, domains, ports and itself.',
    ),
    only(
      'mock-shares-nothing',
      { path: '^adapters/([^/]+-mock)/' },
      ['^adapters/$1/'],
      'A mock that shares code with its adapter shares its mistakes.',
    ),
    only(
      'gateway-knows-the-house',
      { path: '^gateway/' },
      ['^(schema|kernel|subgraphs|adapters|gateway)/'],
      'The composition root imports every room, and nothing that is in none.',
    ),
    never(
      'graphql-in-the-kernel',
      { path: '^kernel/', pathNot: [...tests, '^kernel/(scalars|schema-rules)([.]ts$|/)'] },
      { path: `${packages}graphql/` },
      'In the kernel only the scalars and the schema rules know that there is GraphQL.',
    ),
    never(
      'no-graphql-in-adapters',
      { path: '^adapters/', pathNot: tests },
      { path: graphqlPackages },
      'A border to another system does not know that there is GraphQL.',
    ),
    never(
      'wire-stays-at-its-border',
      { path: '^', pathNot: [...tests, '^adapters/seacats/'] },
      { path: '^adapters/[^/]+/wire([.]ts$|/)' },
      'The shapes and words of SEACATS never leave their folder.',
    ),
    never(
      'mocks-only-for-development',
      { path: '^', pathNot: [...tests, '^adapters/[^/]+-mock/', '^gateway/dev[.]ts$'] },
      { path: '^adapters/[^/]+-mock/' },
      'Only gateway/dev.ts starts a mock.',
    ),
    never(
      'nobody-imports-tests',
      { path: '^', pathNot: tests },
      { path: tests },
      'Tests see all and are seen by none.',
    ),
    never(
      'no-cycles',
      { path: '^' },
      // Generated resolver types name our domain types, whose enums they bring: a circle of types, there by design.
      { circular: true, viaOnly: { pathNot: '/generated[.]ts$' } },
      'What goes round in a circle cannot be read from either end.',
    ),
    never(
      'no-unresolvable',
      { path: '^' },
      { couldNotResolve: true },
      'The imported file or package is not there.',
    ),
    never(
      'no-undeclared-packages',
      { path: '^' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], path: packages },
      'A package that is imported stands in package.json.',
    ),
    never(
      'no-development-packages-at-run-time',
      {
        path: '^(kernel|subgraphs|adapters|gateway)/',
        pathNot: [...tests, '^gateway/graphiql/'],
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'What runs in production is installed by `npm ci --omit=dev`.',
    ),
    never(
      'names-say-what-is-inside',
      { path: '^' },
      { path: '[/-](util|helper|manager|service)s?[.]tsx?$', pathNot: packages },
      'A file is named after what it exports.',
    ),
  ],
  options: {
    doNotFollow: { path: packages },
    // Anchored: most packages keep their code in a folder called dist, and their imports have to stay in sight.
    exclude: { path: '^(dist|data|coverage)/' },
    // Without the first, imports of types escape; without the condition, `#kernel/…` does not resolve.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
