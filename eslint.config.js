import graphql from '@graphql-eslint/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { exportedNamesAreDescribed, noTypenamePrefix } from './eslint.rules.js';

const tests = ['**/*.test.ts', '**/*.test-kit.ts', 'tests/**'];

// ---- TypeScript: what may be asked of the process, and where ----

const readsEnvironment = {
  properties: [
    { object: 'process', property: 'env', message: 'Only kernel/config.ts reads the environment.' },
  ],
  syntax: [],
};

const readsTime = {
  properties: [
    {
      object: 'Date',
      property: 'now',
      message: 'Time goes through kernel/clock.ts, so that tests can set it.',
    },
  ],
  syntax: [
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
      message: 'Time goes through kernel/clock.ts, so that tests can set it.',
    },
    {
      selector: 'MemberExpression[object.object.name="Temporal"][object.property.name="Now"]',
      message: 'Time goes through kernel/clock.ts, so that tests can set it.',
    },
  ],
};

const nowhere = [
  {
    // fault-C20: what one importer may see must not be kept for another.
    selector:
      ':matches(NewExpression[callee.name="DataLoader"], CallExpression[callee.name="loaderOver"]):not(:function *)',
    message:
      'A loader at module level is shared by all requests. Make it in a function that is called for each request.',
  },
  {
    selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword',
    message: 'A cast through unknown hides a wrong type. Parse, narrow or fix the type.',
  },
  {
    selector:
      'CallExpression[callee.property.name="catch"] > :function.arguments:matches([body.body.length=0], [body.type="Literal"], [body.type="Identifier"][body.name="undefined"])',
    message: 'A failure is handled, passed on or logged, never swallowed.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^(node:)?process$/]',
    message: 'Use the global `process`, where the rule on the environment sees it.',
  },
];

/** The restrictions of one group of files; a later group replaces those of an earlier one as a whole. */
const restrict = (...kinds) => {
  const properties = kinds.flatMap((kind) => kind.properties);
  return {
    // Without a list, 'error' alone would keep the list of the earlier group.
    'no-restricted-properties': properties.length > 0 ? ['error', ...properties] : 'off',
    'no-restricted-syntax': ['error', ...nowhere, ...kinds.flatMap(({ syntax }) => syntax)],
  };
};

const typescript = {
  files: ['**/*.{ts,tsx}'],
  extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  plugins: { claimgraph: { rules: { 'exported-names-are-described': exportedNamesAreDescribed } } },
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    ...restrict(readsEnvironment, readsTime),
    'claimgraph/exported-names-are-described': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    'no-console': 'error',
    'no-constant-binary-expression': 'error',
    'no-empty': 'error',
    'no-self-compare': 'error',
    'no-template-curly-in-string': 'error',
    'no-unmodified-loop-condition': 'error',
    'no-unsafe-finally': 'error',
    'no-useless-escape': 'error',
    'object-shorthand': 'error',
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    '@typescript-eslint/no-unnecessary-condition': [
      'error',
      { allowConstantLoopConditions: 'only-allowed-literals' },
    ],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // There are no enums: tsconfig's erasableSyntaxOnly refuses them.
    '@typescript-eslint/no-mixed-enums': 'off',
    '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    '@typescript-eslint/prefer-literal-enum-member': 'off',
    // It asks for the assertion `!`, which another rule forbids.
    '@typescript-eslint/non-nullable-type-assertion-style': 'off',
    // It asks for a block around a call whose nothing is passed on, which is as clear without.
    '@typescript-eslint/no-confusing-void-expression': 'off',
    // Brackets say that the name is data: an environment variable, a header, a column.
    '@typescript-eslint/dot-notation': 'off',
    // An `async` method without `await` is how an in-memory port turns a throw into a rejection.
    '@typescript-eslint/require-await': 'off',
  },
};

const exceptions = [
  { files: ['kernel/config.ts', 'kernel/no-telemetry.ts'], rules: restrict(readsTime) },
  { files: ['kernel/clock.ts', 'schema/today.ts'], rules: restrict(readsEnvironment) },
  // A mock, demonstration data and a browser keep their own time.
  {
    files: ['adapters/*-mock/**', 'gateway/demo/**', 'gateway/graphiql/**'],
    rules: restrict(readsEnvironment),
  },
  // Programs that people run at a terminal, which talk to them.
  {
    files: ['**/cli/**', '**/cli.ts', '**/run-*.ts', 'gateway/dev.ts', 'schema/*.ts', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.ts', 'gateway/graphiql/vite.config.ts'],
    rules: { ...restrict(), 'claimgraph/exported-names-are-described': 'off' },
  },
  {
    files: tests,
    rules: {
      ...restrict({
        properties: [],
        syntax: [
          {
            selector:
              'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
            message: 'A test runs, or says with skipIf what it lacks.',
          },
        ],
      }),
      'max-lines': 'off',
      'claimgraph/exported-names-are-described': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
];

// ---- GraphQL: the contract ----

const subgraphs = ['cases', 'accounts', 'trade-portal'];
// One configuration with a project for each subgraph: the plugin keeps the first configuration that it meets in a process.
const projects = Object.fromEntries(
  subgraphs.map((name) => [name, { schema: `schema/${name}.graphql`, include: [`schema/${name}.graphql`] }]),
);

const contract = {
  files: subgraphs.map((name) => `schema/${name}.graphql`),
  plugins: { '@graphql-eslint': graphql, claimgraph: { rules: { 'no-typename-prefix': noTypenamePrefix } } },
  languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { projects } } },
  rules: {
    ...graphql.configs['flat/schema-recommended'].rules,
    '@graphql-eslint/description-style': ['error', { style: 'inline' }],
    '@graphql-eslint/require-description': [
      'error',
      {
        types: true,
        rootField: true,
        FieldDefinition: true,
        InputValueDefinition: true,
        EnumValueDefinition: true,
        DirectiveDefinition: true,
      },
    ],
    '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
    // Entities have keys of their own, and value objects have none.
    '@graphql-eslint/strict-id-in-types': 'off',
    '@graphql-eslint/no-typename-prefix': 'off',
    'claimgraph/no-typename-prefix': ['error', { except: ['Officer.officerId', 'Bond.bondNumber'] }],
  },
};

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', 'data/', 'coverage/', '**/generated.ts', '**/generated/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  typescript,
  ...exceptions,
  contract,
);
