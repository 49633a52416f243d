/**
 * Variables of Electron's, Chromium's and Node's that would have a packaged app write down what it does, run as
 * something else, or look for code elsewhere. Some took effect before a line of ours ran, and the others somebody
 * counts on who means no good: in either case the app doesn't start. Variables of the system's loader and desktop
 * (`LD_PRELOAD`, `GTK_MODULES`) can do all of that, too; an app has no defence against those.
 */
const refusedVariables: readonly string[] = [
  'CHROME_DEVEL_SANDBOX',
  'CHROME_LOG_FILE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_ASAR_READS',
  'ELECTRON_LOG_FILE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_RUN_AS_NODE',
  'NODE_COMPILE_CACHE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_ICU_DATA',
  'NODE_OPTIONS',
  'NODE_REDIRECT_WARNINGS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_V8_COVERAGE',
  'SSLKEYLOGFILE',
];

/** What a packaged app won't be started with, in a sentence; null where nothing is. An empty variable is none. */
export function refusedVariable(env: NodeJS.ProcessEnv): string | null {
  // Windows takes no notice of case.
  const named = Object.entries(env).find(([name, value]) => value !== undefined && value !== '' && refusedVariables.includes(name.toUpperCase()));
  return named === undefined ? null : `Cuecard does not start while the environment variable ${named[0].toUpperCase()} is set.`;
}

/** Gone before anything reads them, from source too: what is said to the organisation is nobody else's to read, or to answer. */
export const droppedVariables: readonly string[] = ['SSLKEYLOGFILE', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS'];

/** Switches likewise: they write TLS keys down, or have Chromium take any certificate for the host’s. */
export const droppedSwitches: readonly string[] = ['ssl-key-log-file', 'ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost'];
