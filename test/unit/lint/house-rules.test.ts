import { beforeAll, describe, expect, it } from 'vitest';
import { lintPlanted, type BrokenRules } from '../../support/planted-lint';

/** A violation of each kind: of rules that need types, of those that follow imports, of those of one room alone. */
const violations: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['import(no-default-export)', 'src/main/assist/default.ts', 'export default 1;\n'],
  ['import(no-cycle)', 'src/main/assist/ring-a.ts', "import { b } from './ring-b';\nexport const a = (): number => b();\n"],
  ['import(no-cycle)', 'src/main/assist/ring-b.ts', "import { a } from './ring-a';\nexport const b = (): number => a();\n"],
  ['eslint(no-console)', 'src/renderer/console.ts', "console.log('hello');\n"],
  ['eslint(no-unused-vars)', 'src/main/assist/unused.ts', 'const left = 1;\nexport {};\n'],
  ['eslint(eqeqeq)', 'src/main/assist/equal.ts', 'export const same = (a: string, b: string): boolean => a == b;\n'],
  ['typescript(no-explicit-any)', 'src/main/assist/any.ts', 'export const anything = (a: any): unknown => a;\n'],
  ['typescript(no-unsafe-return)', 'src/main/assist/unsafe.ts', "export const read = (): number => JSON.parse('1');\n"],
  ['typescript(no-floating-promises)', 'src/main/assist/floating.ts', 'export const go = (): void => {\n  Promise.resolve(1).then(String);\n};\n'],
  ['typescript(no-misused-promises)', 'src/main/assist/misused.ts', 'export const go = (): unknown => setInterval(async () => Promise.resolve(), 1);\n'],
  ['typescript(no-unnecessary-condition)', 'src/main/assist/needless.ts', 'export const size = (a: { b: number }): number => a?.b;\n'],
  ['typescript(switch-exhaustiveness-check)', 'src/main/assist/cases.ts', "export function pick(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break;\n  }\n}\n"],
  ['typescript(no-deprecated)', 'src/main/assist/old.ts', '/** @deprecated */\nconst old = 1;\nexport const now = old;\n'],
  ['react-hooks(rules-of-hooks)', 'src/renderer/hooks.tsx', "import { useState } from 'react';\nexport function Card({ shown }: { shown: boolean }): unknown {\n  if (shown) useState(1);\n  return null;\n}\n"],
  ['react-hooks(exhaustive-deps)', 'src/renderer/deps.tsx', "import { useEffect } from 'react';\nexport function Card({ say, word }: { say: (word: string) => void; word: string }): unknown {\n  useEffect(() => say(word), []);\n  return null;\n}\n"],
  ['react(set-state-in-effect)', 'src/renderer/effect.tsx', "import { useEffect, useState } from 'react';\nexport function Card(): unknown {\n  const [shown, setShown] = useState(0);\n  useEffect(() => setShown(1), []);\n  return shown;\n}\n"],
];

describe('the linter finds a planted violation of', () => {
  let broken: BrokenRules;
  beforeAll(async () => {
    broken = await lintPlanted(Object.fromEntries(violations.map(([, file, code]) => [file, code])));
  }, 60_000);

  it.each(violations)('%s in %s', (rule, file) => {
    expect(broken.get(file)).toContain(rule);
  });
});
