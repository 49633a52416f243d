import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allPages, anchors, namedPaths, root, targets } from './pages';

const pages = allPages().map((one) => [one.path, one] as const);

describe('a page of the documentation', () => {
  it.each(pages)('%s links to what is there', (_path, { path, text }) => {
    const broken = targets(text)
      .filter((target) => !/^[a-z]+:/i.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const full = file === '' ? join(root, path) : join(root, dirname(path), file);
        if (!existsSync(full)) return true;
        return anchor !== undefined && !anchors(readFileSync(full, 'utf8')).has(anchor);
      });
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s names files that are there', (_path, { text }) => {
    expect(namedPaths(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('opens with a picture, if it is the README', () => {
    const readme = pages.find(([path]) => path === 'README.md')?.[1].text ?? '';
    expect(readme.split('\n\n')[2]).toMatch(/^<picture>/);
  });
});

it('every decision is listed, in order, and no two have one number', () => {
  const listed = targets(pages.find(([path]) => path === 'docs/decisions/README.md')?.[1].text ?? '');
  const written = pages.map(([path]) => path).filter((path) => /^docs\/decisions\/\d/.test(path));
  expect(written.map((path) => path.slice('docs/decisions/'.length)).sort()).toEqual([...listed]);
  const numbers = listed.map((name) => name.slice(0, 3));
  expect(numbers).toEqual([...new Set(numbers)]);
});
