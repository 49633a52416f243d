import { describe, expect, it } from 'vitest';
import { isSame } from '../../../scripts/setup/packages.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/ws': { version: '8.23.0', integrity: 'sha512-a' },
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  },
};

describe('what is installed', () => {
  it('is the lock file\'s, though packages for other platforms are absent', () => {
    expect(isSame(lock, { packages: { 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-a' } } })).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/ws': { version: '8.22.0', integrity: 'sha512-a' } }],
    ['the content differs', { 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-z' } }],
    ['there is one too many', { 'node_modules/ws': { version: '8.23.0', integrity: 'sha512-a' }, 'node_modules/old': { version: '1.0.0' } }],
  ])('is not when %s', (_what, packages) => {
    expect(isSame(lock, { packages })).toBe(false);
  });
});
