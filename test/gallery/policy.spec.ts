import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

// Read as text: the app's file needs Electron, and the gallery's main process runs as it is written.
test('the gallery is under the very content security policy of the app', async () => {
  const app = await directives('src/main/window/page/app-protocol.ts', /contentSecurityPolicy = \[([^\]]*)\]/);
  const gallery = await directives('test/gallery/app/main.cjs', /policy =([^\n]*\n[^\n]*);\n/);
  expect(app).toContain("default-src 'none'");
  expect(gallery).toEqual(app);
});

/** What stands in double quotes where `place` says, one directive each. */
async function directives(file: string, place: RegExp): Promise<readonly string[]> {
  const found = place.exec(await readFile(join(root, file), 'utf8'))?.[1] ?? '';
  return [...found.matchAll(/"([^"]*)"/g)].flatMap(([, quoted]) => quoted?.split('; ') ?? []);
}
