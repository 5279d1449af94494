import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * Who may import whom (docs/ARCHITECTURE.md). scripts/check-imports.ts runs these rules and proves each
 * one on the wrong import that `planted` gives for it.
 */

/** The only files that name an adapter or a store: the bot and the command line. */
const roots = '^src/(main|cli)\\.ts$';
/** Their common part: what provider serves a server of the calls file. */
const providers = '^src/call-providers\\.ts$';
const production = '^(src|adapters|storage|packages)/';

export const rules: readonly (IForbiddenRuleType & { readonly name: string })[] = [
  {
    name: 'domain-imports-nothing-of-ours',
    comment: 'The domain is pure: it knows no port, no wording, no platform.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: { path: production, pathNot: '^src/domain/' },
  },
  {
    name: 'domain-knows-only-its-calendar',
    comment:
      'The domain uses luxon and date-holidays; of Node what is pure: hashing, comparison, loading a library late.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: {
      dependencyTypes: ['core', 'npm', 'npm-dev'],
      pathNot: '^node_modules/(luxon|date-holidays|@types/luxon)/|^(node:)?(crypto|util|module)$',
    },
  },
  {
    name: 'ports-and-message-import-the-domain',
    comment: 'Interfaces and the neutral document build on the domain alone (and on each other).',
    severity: 'error',
    from: { path: '^src/(ports|message)/' },
    to: { path: production, pathNot: '^src/(domain|ports|message)/' },
  },
  {
    name: 'words-import-domain-and-message',
    comment: 'A sentence is made of values; it looks nothing up.',
    severity: 'error',
    from: { path: '^src/i18n/' },
    to: { path: production, pathNot: '^src/(domain|message|i18n)/' },
  },
  {
    name: 'core-knows-no-outside',
    comment: 'Only the composition roots name an adapter or a store.',
    severity: 'error',
    from: { path: '^src/', pathNot: `${roots}|${providers}` },
    to: { path: '^(adapters|storage)/' },
  },
  {
    name: 'nobody-imports-a-root',
    comment: 'A composition root is started, never imported; the tour starts the bot.',
    severity: 'error',
    from: { path: production, pathNot: '^src/tour\\.ts$' },
    to: { path: roots },
  },
  {
    name: 'only-roots-make-providers',
    comment:
      'The file that names the call providers is a part of the composition roots, and of nothing else.',
    severity: 'error',
    from: { path: production, pathNot: roots },
    to: { path: providers },
  },
  {
    name: 'decisions-do-not-know-the-loop',
    comment: 'Verbs and services are called by the engine and the web, never the other way round.',
    severity: 'error',
    from: { path: '^src/(commands|services)/' },
    to: { path: '^src/(engine|web)/' },
  },
  {
    name: 'services-know-no-verb',
    comment: 'Verbs build on services, never the other way round.',
    severity: 'error',
    from: { path: '^src/services/' },
    to: { path: '^src/commands/' },
  },
  {
    name: 'decisions-do-no-io',
    comment: 'Decisions are pure: of Node they may use what is pure too, hashing and comparison.',
    severity: 'error',
    from: { path: '^src/(commands|services|message|i18n)/' },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util)$' },
  },
  {
    name: 'adapters-never-each-other',
    comment: 'One folder an outside system; what two need belongs into src/message or src/ports.',
    severity: 'error',
    from: { path: '^adapters/([^/]+)/' },
    to: { path: '^(adapters|storage)/', pathNot: '^adapters/$1/' },
  },
  {
    name: 'stores-never-each-other',
    comment: 'One folder a database.',
    severity: 'error',
    from: { path: '^storage/([^/]+)/' },
    to: { path: '^(adapters|storage)/', pathNot: '^storage/$1/' },
  },
  {
    name: 'outside-speaks-through-ports',
    comment: 'Adapters and stores import domain, ports, message and i18n, and their own SDK.',
    severity: 'error',
    from: { path: '^(adapters|storage)/' },
    to: { path: '^src/', pathNot: '^src/(domain|ports|message|i18n)/' },
  },
  {
    name: 'sqlite-stays-in-its-folder',
    comment:
      'Only the SQLite store, and who has a database of its own: the local chat, the encryption package.',
    severity: 'error',
    from: { path: production, pathNot: '^(storage/sqlite|adapters/local|packages)/' },
    to: { path: '^node_modules/(better-sqlite3|@types/better-sqlite3)/' },
  },
  {
    name: 'matrix-stays-in-its-folder',
    comment: 'Only the Matrix adapter knows the Matrix libraries.',
    severity: 'error',
    from: { path: production, pathNot: '^(adapters/matrix|packages)/' },
    to: { path: '^node_modules/(matrix-bot-sdk|@matrix-org)/|^packages/' },
  },
  {
    name: 'mumble-stays-in-its-folder',
    comment: 'Only the Mumble adapter knows the messages of Mumble.',
    severity: 'error',
    from: { path: production, pathNot: '^adapters/mumble/' },
    to: { path: '^node_modules/@tf2pickup-org/' },
  },
  {
    name: 'packages-know-nothing-of-ours',
    comment: 'A package stands for one that could be installed: it imports no file outside its folder.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^(src|adapters|storage|packages)/', pathNot: '^packages/$1/' },
  },
  {
    name: 'http-stays-at-the-edge',
    comment: 'Only the web, the local chat and the composition roots know the web server.',
    severity: 'error',
    from: { path: production, pathNot: `^src/web/|^adapters/local/|${roots}` },
    to: { path: '^node_modules/(hono|@hono)/' },
  },
  {
    name: 'no-cycle',
    comment: 'A cycle of imports, types included: two files that need each other are one, or miss a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-to-tests',
    comment: 'What runs imports neither tests, nor scripts, nor what only development installs.',
    severity: 'error',
    from: { path: production, pathNot: '\\.test\\.ts$' },
    to: {
      path: '^(test|bench|scripts)/|^node_modules/(vitest|fast-check|playwright-core|axe-core|jsonwebtoken)/',
    },
  },
];

/** For each rule one import that it must find: the file, and what the file imports. */
export const planted: Readonly<Record<string, readonly [file: string, target: string]>> = {
  'domain-imports-nothing-of-ours': ['src/domain/planted.ts', '../ports/clock.ts'],
  'domain-knows-only-its-calendar': ['src/domain/planted.ts', 'node:fs'],
  'ports-and-message-import-the-domain': ['src/ports/planted.ts', '../services/scene.ts'],
  'words-import-domain-and-message': ['src/i18n/planted.ts', '../ports/clock.ts'],
  'core-knows-no-outside': ['src/engine/planted.ts', '../../storage/sqlite/store.ts'],
  'nobody-imports-a-root': ['src/web/planted.ts', '../main.ts'],
  'only-roots-make-providers': ['src/engine/planted.ts', '../call-providers.ts'],
  'decisions-do-not-know-the-loop': ['src/commands/planted.ts', '../engine/engine.ts'],
  'services-know-no-verb': ['src/services/planted.ts', '../commands/verb.ts'],
  'decisions-do-no-io': ['src/commands/planted.ts', 'node:fs'],
  'adapters-never-each-other': ['adapters/jitsi/planted.ts', '../local/chat.ts'],
  'stores-never-each-other': ['storage/sqlite/planted.ts', '../postgres/store.ts'],
  'outside-speaks-through-ports': ['adapters/jitsi/planted.ts', '../../src/engine/engine.ts'],
  'sqlite-stays-in-its-folder': ['src/engine/planted.ts', 'better-sqlite3'],
  'matrix-stays-in-its-folder': ['src/engine/planted.ts', 'matrix-bot-sdk'],
  'mumble-stays-in-its-folder': ['src/engine/planted.ts', '@tf2pickup-org/mumble-protocol'],
  'packages-know-nothing-of-ours': ['packages/some/planted.ts', '../../src/domain/planted.ts'],
  'http-stays-at-the-edge': ['src/engine/planted.ts', 'hono'],
  'no-cycle': ['src/engine/planted.ts', './planted.ts'],
  'not-to-tests': ['src/engine/planted.ts', '../../test/fakes/fake.ts'],
};

/** How the checker reads the files: type imports count too. */
export const options: ICruiseOptions = {
  doNotFollow: { path: '^node_modules/' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    extensions: ['.ts', '.mjs', '.js'],
    conditionNames: ['import', 'types'],
    exportsFields: ['exports'],
  },
};
