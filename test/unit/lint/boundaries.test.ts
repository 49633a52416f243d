import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The project's own rules; those that need types can't judge a file that isn't on disk, and are not what is tested. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [{ ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { projectService: false, project: null } } }],
});

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, filePath) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message).filter((rule) => rule.includes('restricted'));
}

// The first file makes ESLint read all of its configuration, which a busy machine takes long for.
describe('dependencies point one way', { timeout: 60_000 }, () => {
  const forbidden: readonly (readonly [string, string, string])[] = [
    ['the core may not know Electron', 'src/main/assist/x.ts', "import { app } from 'electron';\nvoid app;\n"],
    ['nor may the gateway', 'src/main/gateway/x.ts', "import { net } from 'electron';\nvoid net;\n"],
    ['nor the outbox', 'src/main/outbox/x.ts', "import { net } from 'electron';\nvoid net;\n"],
    ['the outbox may not know the assistant', 'src/main/outbox/x.ts', "import { judge } from '../assist/relevance';\nvoid judge;\n"],
    ['nor the gateway the outbox', 'src/main/gateway/x.ts', "import { Outbox } from '../outbox/outbox';\nvoid Outbox;\n"],
    ['nor the ledger', 'src/main/audit/x.ts', "import { app } from 'electron';\nvoid app;\n"],
    ['nor what works out where a window belongs', 'src/main/desktop/geometry/x.ts', "import { screen } from 'electron';\nvoid screen;\n"],
    ['the assistant may not know the desktop', 'src/main/assist/x.ts', "import { AppTray } from '../desktop/tray/tray';\nvoid AppTray;\n"],
    ['the gateway may not know the assistant', 'src/main/gateway/x.ts', "import { judge } from '../assist/relevance';\nvoid judge;\n"],
    ['the window may not know main', 'src/renderer/x.ts', "import { judge } from '../main/assist/relevance';\nvoid judge;\n"],
    ['what is shared may not know Node', 'src/shared/x.ts', "import { join } from 'node:path';\nvoid join;\n"],
    ['the simulator may not share the client’s parser', 'src/simulator/x.ts', "import { readMessage } from '../main/gateway/realtime/wire';\nvoid readMessage;\n"],
    ['only the demo starts the simulator', 'src/main/desktop/x.ts', "import { startSimulator } from '../../simulator/simulator';\nvoid startSimulator;\n"],
  ];
  // The first one loads ESLint with all its plugins, which takes seconds on a busy machine.
  it.each(forbidden)('%s', { timeout: 60_000 }, async (_sentence, filePath, code) => {
    expect(await rulesBroken(filePath, code)).not.toEqual([]);
  });

  it('the way that is meant is free', async () => {
    expect(await rulesBroken('src/main/desktop/x.ts', "import { app } from 'electron';\nimport { judge } from '../assist/relevance';\nvoid [app, judge];\n")).toEqual([]);
    expect(await rulesBroken('src/main/assist/x.ts', "import type { Gateway } from '../gateway/gateway';\nexport type X = Gateway;\n")).toEqual([]);
  });
});
