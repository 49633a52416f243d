import { beforeAll, describe, expect, it } from 'vitest';
import { lintPlanted, type BrokenRules } from '../../support/planted-lint';

const forbidden: readonly (readonly [sentence: string, file: string, code: string])[] = [
  ['the core may not know Electron', 'src/main/assist/electron.ts', "import { app } from 'electron';\nvoid app;\n"],
  ['not by an entry of its own', 'src/main/assist/electron-main.ts', "import { app } from 'electron/main';\nvoid app;\n"],
  ['not by its types', 'src/main/assist/electron-type.ts', "import type { App } from 'electron';\nexport type X = App;\n"],
  ['not by a type in place', 'src/main/assist/electron-type-in-place.ts', "export type X = import('electron').App;\n"],
  ['not at a later moment', 'src/main/assist/electron-later.ts', "export const later = (): Promise<unknown> => import('electron');\n"],
  ['not by require', 'src/main/assist/electron-require.ts', "export const required: unknown = require('electron');\n"],
  ['nor may the gateway', 'src/main/genesys/electron.ts', "import { net } from 'electron';\nvoid net;\n"],
  ['nor the outbox', 'src/main/stores/electron.ts', "import { net } from 'electron';\nvoid net;\n"],
  ['nor the ledger', 'src/main/audit/electron.ts', "import { app } from 'electron';\nvoid app;\n"],
  ['nor what is shared', 'src/shared/electron.ts', "import { app } from 'electron';\nvoid app;\n"],
  ['nor the simulator', 'src/simulator/electron.ts', "import { app } from 'electron';\nvoid app;\n"],
  ['nor what works out where a window belongs', 'src/main/window/geometry/electron.ts', "import { screen } from 'electron';\nvoid screen;\n"],
  ['the outbox may not know the assistant', 'src/main/stores/up.ts', "import { judge } from '../assist/relevance';\nvoid judge;\n"],
  ['nor the gateway the outbox', 'src/main/genesys/outbox.ts', "import { Outbox } from '../stores/outbox';\nvoid Outbox;\n"],
  ['nor the gateway the assistant', 'src/main/genesys/up.ts', "export { judge } from '../assist/relevance';\n"],
  ['nor the network the gateway', 'src/main/network/up.ts', "export * from '../genesys/gateway';\n"],
  ['nor the ledger the workspace', 'src/main/audit/deep/up.ts', "import { Desk } from '../../workspace/desk';\nvoid Desk;\n"],
  ['the assistant may not know the desktop', 'src/main/assist/up.ts', "import { AppTray } from '../tray/tray';\nvoid AppTray;\n"],
  ['the window may not know main', 'src/renderer/x.ts', "import { judge } from '../main/assist/relevance';\nvoid judge;\n"],
  ['nor main the window', 'src/main/window/window.ts', "import { App } from '../../renderer/app';\nvoid App;\n"],
  ['nor the preload main', 'src/preload/x.ts', "import { judge } from '../main/assist/relevance';\nvoid judge;\n"],
  ['what is shared may not know Node', 'src/shared/node.ts', "import { join } from 'node:path';\nvoid join;\n"],
  ['not by its old name either', 'src/shared/old-node.ts', "import { join } from 'path';\nvoid join;\n"],
  ['nor React', 'src/shared/react.ts', "import { useState } from 'react';\nvoid useState;\n"],
  ['the simulator may not share the client’s parser', 'src/simulator/x.ts', "import { readMessage } from '../main/gateway/realtime/wire';\nvoid readMessage;\n"],
  ['only the demo starts the simulator', 'src/main/window/x.ts', "import { startSimulator } from '../../simulator/simulator';\nvoid startSimulator;\n"],
];

const meant: readonly (readonly [file: string, code: string])[] = [
  ['src/main/window/down.ts', "import { app } from 'electron';\nimport { judge } from '../assist/relevance';\nvoid [app, judge];\n"],
  ['src/main/assist/down.ts', "import type { Gateway } from '../genesys/gateway';\nexport type X = Gateway;\n"],
  ['src/main/demo/down.ts', "import { startSimulator } from '../../simulator/simulator';\nvoid startSimulator;\n"],
  // A name that begins like a forbidden one's.
  ['src/main/genesys/likeness.ts', "import { read } from './outbox-words';\nimport log from 'electron-log';\nvoid [read, log];\n"],
];

describe('dependencies point one way', () => {
  let broken: BrokenRules;
  // One run of the linter for all: it starts programs of its own, which a busy machine takes long for.
  beforeAll(async () => {
    broken = await lintPlanted(Object.fromEntries([...forbidden.map(([, file, code]) => [file, code] as const), ...meant]));
  }, 60_000);

  it.each(forbidden)('%s', (_sentence, file) => {
    expect(broken.get(file)).toContain('cuecard(zones)');
  });

  it.each(meant)('the way that is meant is free: %s', (file) => {
    expect(broken.get(file)).not.toContain('cuecard(zones)');
  });
});
