/** The demo's call. */
export const demo = {
  region: 'Demo call',
  badge: 'Demo',
  about: 'Invented shop, invented knowledge',
  customer: 'Customer',
  agent: 'Agent',
  again: 'Play again',
  leave: 'Sign in to your organisation',
  starting: 'Starting…',
  turn: 'Turn {{turn, number}} of {{turns, number}}',
  ended: 'Call ended',
  stopped: 'The demo call stopped',
  couldNotGoOn: 'The demo call could not go on.',
  ringing: 'The phone is ringing…',
} as const;
