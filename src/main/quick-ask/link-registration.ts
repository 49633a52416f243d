import { linkScheme } from './deep-link';

/** As much of Electron's `app` as takes a scheme and gives it back; false where the system refused. */
export interface SchemeHandler {
  setAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
  removeAsDefaultProtocolClient(scheme: string, path?: string, args?: string[]): boolean;
}

export interface Installation {
  readonly platform: NodeJS.Platform;
  /** `source` runs in an Electron that isn't Cuecard. */
  readonly from: 'package' | 'source';
  readonly binary: string;
  readonly appFolder: string;
}

/**
 * Has the system open `cuecard:` links with this installation, or no longer. On Windows the `--` at the end of the
 * command keeps whatever is in a link from being read as a flag. On Linux the package's desktop file does it, and
 * Electron would wait for a shell script; on macOS the source would register a plain Electron.
 */
export function registerLinks(app: SchemeHandler, { platform, from, binary, appFolder }: Installation, mode: 'on' | 'off'): 'done' | 'refused' | 'not-here' {
  if (platform !== 'win32' && !(platform === 'darwin' && from === 'package')) return 'not-here';
  // macOS goes by the package alone and takes no notice of the command.
  const command = from === 'source' ? [appFolder, '--'] : ['--'];
  const done = mode === 'on' ? app.setAsDefaultProtocolClient(linkScheme, binary, command) : app.removeAsDefaultProtocolClient(linkScheme, binary, command);
  return done ? 'done' : 'refused';
}
