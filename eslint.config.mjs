import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Dependencies point one way (docs/architecture.md): desktop → assist → outbox → gateway, audit → shared. `core` may not
 * know Electron at all, so that it runs and is tested in plain Node.
 */
const core = ['account', 'assist', 'audit', 'gateway', 'network', 'outbox', 'state', 'workspace'].map((name) => `./src/main/${name}`);
/** @param {string} target @param {string[]} from @param {string} message */
const inward = (target, from, message) => ({ target, from, message });

const zones = [
  inward('./src/shared', ['./src/main', './src/renderer', './src/preload', './src/simulator'], 'shared knows neither side of the glass.'),
  inward('./src/renderer', ['./src/main', './src/preload', './src/simulator'], 'The window knows the contract in shared, nothing else.'),
  inward('./src/preload', ['./src/main', './src/renderer', './src/simulator'], 'The bridge knows no side.'),
  inward('./src/main', ['./src/renderer', './src/preload'], 'Main talks to the window by the contract alone.'),
  inward('./src/simulator', ['./src/main', './src/renderer', './src/preload'], 'The simulator is the other side: it shares no code with the client.'),
  // Only the demo may know the simulator.
  ...[...core, './src/main/desktop', './src/main/vault', './src/main/settings', './src/main/diagnostics'].map((target) =>
    inward(target, ['./src/simulator'], 'Only demo/ starts the simulator.'),
  ),
  inward('./src/main/outbox', ['./src/main/assist', './src/main/audit', './src/main/desktop', './src/main/account', './src/main/workspace', './src/main/state', './src/main/settings', './src/main/demo'], 'The outbox is below the assistant.'),
  inward('./src/main/gateway', ['./src/main/outbox', './src/main/assist', './src/main/audit', './src/main/desktop', './src/main/account', './src/main/workspace', './src/main/state', './src/main/demo'], 'The gateway is below the assistant.'),
  inward('./src/main/network', ['./src/main/outbox', './src/main/gateway', './src/main/assist', './src/main/audit', './src/main/desktop', './src/main/account', './src/main/workspace', './src/main/state', './src/main/settings', './src/main/demo'], 'The network is below the gateway.'),
  inward('./src/main/audit', ['./src/main/outbox', './src/main/assist', './src/main/gateway', './src/main/desktop', './src/main/account', './src/main/workspace', './src/main/state', './src/main/demo'], 'The ledger is below the assistant.'),
  inward('./src/main/assist', ['./src/main/desktop', './src/main/account', './src/main/workspace', './src/main/state', './src/main/demo', './src/main/settings', './src/main/vault'], 'The core is below the desktop.'),
  ...[...core, './src/main/settings', './src/main/vault', './src/main/diagnostics', './src/main/demo'].map((target) =>
    inward(target, ['./src/main/desktop'], 'desktop/ is the outermost room.'),
  ),
];

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test-results/', 'node_modules/']),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['scripts/icons/page/main.cjs'] }, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      // Both say the same; a Map's own forEach and a labelled interface read better now and then.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // winston declares its transports as interfaces, which this rule takes for foreign classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['src/**'], rules: { 'import-x/no-default-export': 'error' } },
  {
    files: core.map((folder) => `${folder.slice(2)}/**`).concat(['src/shared/**', 'src/simulator/**', 'src/main/desktop/geometry/**']),
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'electron', message: 'The core runs in plain Node.' }] }],
    },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['electron', 'node:*', 'react', 'react-*'], message: 'shared: no Node, no DOM, no Electron.' }] }],
    },
  },
  { files: ['src/renderer/**'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['scripts/**', 'config/**', 'eslint.config.mjs', 'test/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
  {
    // Plain JavaScript is type-checked by tsc (checkJs); the rules that need annotations don't fit it.
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
