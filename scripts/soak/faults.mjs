/**
 * What a fault may use of the soak.
 * @typedef {object} Surroundings
 * @property {import('../../src/simulator/simulator').Simulator} simulator
 * @property {import('./random.mjs').Chance} chance
 * @property {number} deadlineMs after which a question counts as unanswered
 * @property {() => void} expireTokens makes every token granted so far one the gateway refuses
 * @property {() => Promise<void>} askAndCancel as the agent does
 *
 * @typedef {import('./trouble.mjs').Trouble<Surroundings>} SoakFault
 */

/** Between two faults. @type {readonly [number, number]} */
export const soakPauseMs = [2_000, 6_000];

/** @type {readonly [number, number]} */
const atOnce = [0, 0];
/** @type {readonly [number, number]} */
const aWhile = [2_000, 6_000];
/** Longer than a reconnect, the 20 s to the next ping and the 10 s for its pong, so that one is missed. @type {readonly [number, number]} */
const aPongMissed = [38_000, 48_000];

/** One row each: what the soak does to the app. @type {readonly SoakFault[]} */
export const soakFaults = [
  ...[1006, 1011, 1012, 1013, 1008].map(drop),
  answers('error 429', ({ simulator, chance }) => {
    simulator.faults.session.error429RetryAfterS = 1;
    simulator.faults.session.error429 = times(chance, 3);
  }, ({ simulator }) => (simulator.faults.session.error429 = false)),
  answers('no answer', ({ simulator, chance }) => (simulator.faults.answers.mute = times(chance, 2)), ({ simulator }) => (simulator.faults.answers.mute = false)),
  answers('answer twice', ({ simulator, chance }) => (simulator.faults.answers.duplicate = times(chance, 3)), ({ simulator }) => (simulator.faults.answers.duplicate = false)),
  answers('late answer', ({ simulator, chance, deadlineMs }) => (simulator.faults.answers.delayMs = deadlineMs + chance.between(200, 2_000)), ({ simulator }) => (simulator.faults.answers.delayMs = 0)),
  answers('malformed results', ({ simulator, chance }) => (simulator.faults.answers.malformedResults = times(chance, 3)), ({ simulator }) => (simulator.faults.answers.malformedResults = false)),
  answers('not JSON', ({ simulator, chance }) => (simulator.faults.answers.nonJson = times(chance, 2)), ({ simulator }) => (simulator.faults.answers.nonJson = false)),
  {
    name: 'upgrade 401, once',
    part: 'way in',
    connection: 'ends',
    forMs: atOnce,
    on: ({ simulator, expireTokens }) => {
      expireTokens();
      simulator.dropConnections(1006);
    },
  },
  refusedUpgrade(503, null),
  refusedUpgrade(429, 2),
  {
    name: 'token 500',
    part: 'way in',
    connection: 'ends',
    forMs: aWhile,
    on: ({ simulator, expireTokens }) => {
      simulator.faults.token.status = 500;
      expireTokens();
      simulator.dropConnections(1006);
    },
    off: ({ simulator }) => (simulator.faults.token.status = null),
  },
  {
    name: 'no pong',
    part: 'pong',
    connection: 'needs',
    forMs: aPongMissed,
    on: ({ simulator }) => (simulator.faults.session.pongOff = true),
    off: ({ simulator }) => (simulator.faults.session.pongOff = false),
  },
  { name: 'cancelled by the agent', part: 'agent', forMs: atOnce, on: ({ askAndCancel }) => askAndCancel() },
];

/**
 * @param {number} code
 * @returns {SoakFault}
 */
function drop(code) {
  return { name: `close ${code}`, part: 'socket', connection: 'ends', forMs: atOnce, on: ({ simulator }) => simulator.dropConnections(code) };
}

/**
 * @param {string} name
 * @param {SoakFault['on']} on
 * @param {NonNullable<SoakFault['off']>} off
 * @returns {SoakFault}
 */
function answers(name, on, off) {
  return { name, part: name, forMs: aWhile, on, off };
}

/**
 * @param {number} status
 * @param {number | null} retryAfter seconds
 * @returns {SoakFault}
 */
function refusedUpgrade(status, retryAfter) {
  return {
    name: `upgrade ${status}`,
    part: 'way in',
    connection: 'ends',
    forMs: aWhile,
    on: ({ simulator }) => {
      Object.assign(simulator.faults.upgrade, { status, retryAfter });
      simulator.dropConnections(1006);
    },
    off: ({ simulator }) => void Object.assign(simulator.faults.upgrade, { status: null, retryAfter: null }),
  };
}

/**
 * @param {import('./random.mjs').Chance} chance
 * @param {number} most
 */
function times(chance, most) {
  return 1 + Math.floor(chance.next() * most);
}
