import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** What the linter reported of a file, by the names of its rules. */
export type BrokenRules = ReadonlyMap<string, readonly string[]>;

/**
 * Lints files that are not in the tree (their paths from the repository's root, and their code) with the project's own
 * rules and types, all of them in one run.
 */
export async function lintPlanted(files: Readonly<Record<string, string>>): Promise<BrokenRules> {
  const folder = mkdtempSync(join(tmpdir(), 'cuecard-lint-'));
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'config/lint']) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    return brokenRules(await runLinter(folder), Object.keys(files));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The linter's report as JSON; it ends with 1 where it found something. */
function runLinter(folder: string): Promise<string> {
  const linter = join(root, 'node_modules/oxlint/bin/oxlint');
  return new Promise((done, failed) => {
    execFile(process.execPath, [linter, 'src', '--format', 'json'], { cwd: folder, timeout: 50_000, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) failed(new Error(`The linter did not run: ${stdout}${stderr}`, { cause: error }));
      else done(stdout);
    });
  });
}

function brokenRules(report: string, files: readonly string[]): BrokenRules {
  // The linter's own format, of which this is the part that is read.
  const { diagnostics } = JSON.parse(report) as { diagnostics: { filename: string; code?: string; message: string }[] };
  const found = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { filename, code, message } of diagnostics) found.get(filename.replaceAll('\\', '/'))?.push(code ?? message);
  return found;
}
