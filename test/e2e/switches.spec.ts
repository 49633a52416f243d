import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/app';
import { longer } from '../support/effort';
import { stampedApp } from '../support/stamped-app';

test('a package with a switch or a variable that gives something away does not start, though its binary is called like Electron’s: exit code 2, a sentence, and nothing was written', longer, async () => {
  const app = await stampedApp('electron');
  const written = join(app.home, 'written');
  const refused = { code: 2, out: '', err: expect.stringMatching(/^Cuecard does not start with [^\n]+\.\n$/) };
  for (const argument of ['--remote-debugging-port=0', `--log-net-log=${written}`, `-ssl-key-log-file=${written}`, ' --ignore-certificate-errors', '--policy=/tmp/p.json']) {
    expect({ argument, ...(await app.start(['cuecard://ask?text=ab', argument])) }).toEqual({ argument, ...refused });
  }
  for (const [name, value] of [['SSLKEYLOGFILE', written], ['NODE_OPTIONS', '--no-warnings']] as const) {
    const { code, err } = await app.start([], { [name]: value });
    expect({ name, code, err }).toEqual({ name, code: 2, err: expect.stringContaining(`Cuecard does not start while the environment variable ${name} is set.\n`) });
  }
  expect(existsSync(written)).toBe(false);
  expect(await readdir(app.home)).toEqual([]);
  // Electron itself has made the folder by then; nothing of a profile is in it.
  const elsewhere = join(app.home, 'elsewhere');
  expect(await app.start([`--user-data-dir=${elsewhere}`])).toEqual({ ...refused, err: expect.stringContaining('app.allowUserDataDir') });
  expect(await readdir(elsewhere)).toEqual([]);
  // What follows `--` is a flag for nobody: it comes as far as looking for a display.
  const { code, err } = await app.start(['--', 'cuecard://ask?text=ab', '--remote-debugging-port=0']);
  expect(code).not.toBe(2);
  expect(err).toMatch(/display/i);
  expect(err).not.toContain('DevTools listening');
  await app.remove();
});
