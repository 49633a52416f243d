/** Electron’s and our own; and what an AppImage says of itself, from which a browser would take itself for Cuecard. */
const ours = /^(?:CHROME_DESKTOP|GDK_BACKEND|ELECTRON_\w+|CUECARD_\w+|ORIGINAL_XDG_CURRENT_DESKTOP|APPDIR|APPIMAGE|ARGV0|OWD)$/;

/** Lists of folders to which an AppImage adds its own, with libraries of other versions than the desktop’s. */
const lists: ReadonlySet<string> = new Set(['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR']);

/** The environment for a program of the desktop’s: ours, as it was before Electron and an AppImage changed it. */
export function openerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { APPDIR: image, ORIGINAL_XDG_CURRENT_DESKTOP: desktop } = env;
  const kept = Object.entries(env).flatMap(([name, value]) => {
    if (value === undefined || ours.test(name)) return [];
    // Electron names another desktop where that gets it a tray, and writes a word where there was none.
    if (name === 'XDG_CURRENT_DESKTOP' && desktop !== undefined) return desktop === 'undefined' ? [] : [[name, desktop] as const];
    if (image === undefined || image === '' || !lists.has(name)) return [[name, value] as const];
    const folders = value.split(':').filter((folder) => folder.startsWith('/') && folder !== image && !folder.startsWith(`${image}/`));
    return folders.length === 0 ? [] : [[name, folders.join(':')] as const];
  });
  return Object.fromEntries(kept);
}
