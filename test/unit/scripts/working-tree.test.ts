import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesSince } from '../../../scripts/suites/working-tree.mjs';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
const hasGit = spawnSync('git', ['--version']).status === 0;

/** A clone of one commit, and a hand on it. */
function newClone() {
  const folder = scratch();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null', ...args], { cwd: folder, encoding: 'utf8' }).trim();
  const write = (path: string): void => writeFileSync(join(folder, path), path);
  const commit = (): string => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A step');
    return git('rev-parse', 'HEAD').slice(0, 12);
  };
  git('init', '--quiet', '--initial-branch=main');
  mkdirSync(join(folder, 'docs'));
  for (const path of ['a.ts', 'b.ts', 'docs/c.md']) write(path);
  return { folder, git, write, commit, first: commit() };
}

describe.skipIf(!hasGit)(hasGit ? 'what has changed' : 'what has changed (skipped: there is no git)', () => {
  it('is what is new, edited or gone since the last commit, on main', async () => {
    const { folder, write, first } = newClone();
    writeFileSync(join(folder, 'a.ts'), 'other');
    rmSync(join(folder, 'b.ts'));
    write('docs/ein grüner Baum.md');
    expect(await changesSince(null, folder)).toEqual({
      ok: true,
      base: first,
      changes: [{ path: 'a.ts', state: 'there' }, { path: 'b.ts', state: 'gone' }, { path: 'docs/ein grüner Baum.md', state: 'there' }],
    });
  });

  it('is on a branch all since it left main, however far main has come', async () => {
    const { folder, git, write, commit, first } = newClone();
    git('switch', '--quiet', '--create', 'work');
    write('mine.ts');
    commit();
    git('switch', '--quiet', 'main');
    write('theirs.ts');
    commit();
    git('switch', '--quiet', 'work');
    write('new.ts');
    expect(await changesSince(null, folder)).toEqual({ ok: true, base: first, changes: [{ path: 'mine.ts', state: 'there' }, { path: 'new.ts', state: 'there' }] });
  });

  it('is on main all that origin has not', async () => {
    const { folder, git, write, commit, first } = newClone();
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    write('unpushed.ts');
    commit();
    expect(await changesSince(null, folder)).toEqual({ ok: true, base: first, changes: [{ path: 'unpushed.ts', state: 'there' }] });
  });

  it('is all since the commit that is named, a file that moved as both', async () => {
    const { folder, git, commit, first } = newClone();
    git('mv', 'a.ts', 'moved.ts');
    commit();
    expect(await changesSince('HEAD~1', folder)).toEqual({ ok: true, base: first, changes: [{ path: 'a.ts', state: 'gone' }, { path: 'moved.ts', state: 'there' }] });
  });

  it('is refused in words where there is no such commit, and where there is no clone', async () => {
    const { folder } = newClone();
    for (const name of ['nowhere', '--output=x', 'HEAD:a.ts']) expect(await changesSince(name, folder)).toEqual({ ok: false, sentence: `There is no commit “${name}” to compare with.` });
    expect(await changesSince(null, scratch())).toMatchObject({ ok: false, sentence: expect.stringContaining('in a clone with git only') as string });
  });
});
