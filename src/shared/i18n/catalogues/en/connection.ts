/** The connection, in the header and the tray. `seconds` are whole ones, counted down. */
export const connection = {
  label: 'Connection',
  retry: 'Retry now',
  signIn: 'Sign in again',
  signedOut: 'Signed out',
  signingIn: 'Signing in…',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  reconnectingIn: 'Reconnecting in {{seconds, number}} s',
  stopped: 'Stopped',
  stoppedBecause: 'Stopped · {{why}}',
  limited: 'The gateway limits us: {{atOnce, number}} at a time for now',
  connectedLimited: 'Connected · {{limit}}',
  connectedPaused: 'Connected · {{limit}} · asking again in {{seconds, number}} s',
} as const;
