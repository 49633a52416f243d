import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import config from '../../../config/vite.main';

describe('the bundle of main', () => {
  it('looks outside itself for nothing but Electron, Node and the keychain’s module, so that no folder of the agent’s can bring code in', () => {
    const { external } = config.build?.rolldownOptions ?? {};
    const own = new Set<unknown>([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    expect([external].flat().filter((name) => !own.has(name))).toEqual(['electron', 'keytar']);
    // Else `ws` would try and require them.
    expect(config.define).toMatchObject({ 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' });
  });
});
