/** What draws the windows: `native` on Windows and macOS; under Wayland a program is one of its own (`wayland`) or goes through X11 (`xwayland`). */
export type WindowSystem = 'native' | 'x11' | 'xwayland' | 'wayland';

export interface WindowSystemFacts {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Of the command line: `--ozone-platform` and `--ozone-platform-hint`; empty where they aren’t given. */
  readonly ozone: { readonly platform: string; readonly hint: string };
  /** Electron’s version. */
  readonly electron: string;
}

/** From this one on Electron takes Wayland by itself where the session is one of Wayland. */
const takesWayland = 38;

export function windowSystemOf({ platform, env, ozone, electron }: WindowSystemFacts): WindowSystem {
  if (platform !== 'linux') return 'native';
  const session = env.XDG_SESSION_TYPE === 'wayland' || (env.WAYLAND_DISPLAY ?? '') !== '';
  if (ozone.platform === 'wayland') return 'wayland';
  if (ozone.platform === 'x11') return session ? 'xwayland' : 'x11';
  if (!session) return 'x11';
  const asked = ozone.hint !== '' ? ozone.hint : (env.ELECTRON_OZONE_PLATFORM_HINT ?? '');
  const hint = asked !== '' ? asked : Number.parseInt(electron, 10) >= takesWayland ? 'auto' : 'x11';
  return hint === 'wayland' || hint === 'auto' ? 'wayland' : 'xwayland';
}
