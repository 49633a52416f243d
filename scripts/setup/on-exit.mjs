import process from 'node:process';

/** @type {Set<() => void>} */
const cleanups = new Set();
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
let installed = false;

/**
 * Runs `cleanup` (synchronous, must not throw) when this process ends by itself or by a signal, so
 * that nothing it started is left behind.
 * @param {() => void} cleanup
 * @returns {() => void} forgets the cleanup
 */
export function onExit(cleanup) {
  install();
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

function install() {
  if (installed) return;
  installed = true;
  process.on('exit', cleanUp);
  for (const signal of signals) {
    const die = () => {
      cleanUp();
      // A listener takes away the signal's own effect; give it back unless someone else decides.
      process.removeListener(signal, die);
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    process.on(signal, die);
  }
}

function cleanUp() {
  for (const cleanup of cleanups) {
    cleanups.delete(cleanup);
    cleanup();
  }
}
