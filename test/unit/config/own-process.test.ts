import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ownProcess } from '../../../config/own-process.mjs';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();

it('a unit test has a process of its own where it replaces modules, globals or time, or measures its process, and only there', () => {
  const files: Record<string, string> = {
    'plain.test.ts': "it('adds', () => expect(1 + 1).toBe(2));",
    'spy.test.ts': 'const said = vi.fn();',
    'deep/mock.test.ts': "vi.mock('electron', () => ({}));",
    'late-mock.test.ts': "vi.doMock('keytar', () => ({}));",
    'time.test.ts': 'vi.useFakeTimers({ now: 0 });',
    'global.test.ts': "vi.stubGlobal('fetch', () => null);",
    'open.test.ts': 'expect(process.getActiveResourcesInfo()).toEqual([]);',
    'memory.test.ts': 'const before = process.memoryUsage().heapUsed;',
    'faults/matrix.test.ts': '',
    'mock.ts': "vi.mock('electron');",
  };
  const root = scratch();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'test/unit', name)), { recursive: true });
    writeFileSync(join(root, 'test/unit', name), text);
  }
  expect(ownProcess(root).sort()).toEqual(['deep/mock', 'faults/matrix', 'global', 'late-mock', 'memory', 'open', 'time'].map((name) => `test/unit/${name}.test.ts`));
});
