import { builtinModules } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** Makes one CommonJS file of a TypeScript entry, so that plain Node starts it at once. Returns its path, in `folder`. */
export async function bundle(entry: string, folder: string): Promise<string> {
  const name = basename(entry, '.ts');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: [...builtinModules, ...builtinModules.map((one) => `node:${one}`)],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  });
  return join(folder, `${name}.cjs`);
}
