import Conf from 'conf';

/**
 * What electron-store is without Electron: conf, under electron-store's name for the file. Its own part (Electron's
 * paths for a store that is given no folder) is left to the end-to-end tests.
 */
export class PlainStore extends Conf {
  constructor({ name, ...options }: { readonly name: string; readonly cwd: string }) {
    super({ ...options, configName: name });
  }
}
