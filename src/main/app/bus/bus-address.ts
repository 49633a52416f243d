/**
 * Where the session’s bus listens, as the desktop names it: the first address of a socket of this machine, in the form the
 * D-Bus library takes. Null where there is none; a bus that would have to be started, or is elsewhere, is none.
 */
export function sessionBusAddress(env: NodeJS.ProcessEnv): string | null {
  const named = env.DBUS_SESSION_BUS_ADDRESS;
  if (named === undefined || named === '') return folderAddress(env.XDG_RUNTIME_DIR);
  for (const address of named.split(';')) {
    const [, kind, escaped] = /^unix:(?:[^,]*,)*?(path|abstract)=([^,]+)/.exec(address) ?? [];
    const place = escaped === undefined ? null : unescaped(escaped);
    // The library splits an address at these signs and knows no escapes.
    if (place !== null && !/[,;:\0]/.test(place)) return `unix:${kind}=${place}`;
  }
  return null;
}

function folderAddress(folder: string | undefined): string | null {
  return folder?.startsWith('/') === true && !/[,;:]/.test(folder) ? `unix:path=${folder}/bus` : null;
}

function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
