/**
 * Dependencies point one way (docs/architecture.md): app, window, tray, notifications, quick-ask → assist → stores → genesys, audit → shared. The core may
 * not know Electron at all, so that it runs and is tested in plain Node.
 * @typedef {object} Zone
 * @property {string} target a folder, from the repository's root, with what is below it
 * @property {readonly string[]} from what its files may not import: folders likewise, `node:` for all that comes with
 *   Node, and packages by name, with all their entries
 * @property {string} message why
 */

const core = ['account', 'assist', 'audit', 'disk', 'genesys', 'network', 'stores', 'state', 'workspace'].map((name) => `src/main/${name}`);

/** @type {(target: string, from: readonly string[], message: string) => Zone} */
const zone = (target, from, message) => ({ target, from, message });

/** The rooms that touch Electron or the desktop: whoever is below them knows none of them. */
const outer = ['app', 'clipboard', 'notifications', 'quick-ask', 'tray', 'window'];

/** The rooms of main by name, as a zone forbids them. */
const main = (/** @type {string[]} */ ...names) => names.map((name) => `src/main/${name}`);

/** @type {readonly Zone[]} */
export const zones = [
  zone('src/shared', ['src/main', 'src/renderer', 'src/preload', 'src/simulator'], 'shared knows neither side of the glass.'),
  zone('src/shared', ['electron', 'node:', 'react', 'react-dom', 'react-aria-components'], 'shared: no Node, no DOM, no Electron.'),
  zone('src/renderer', ['src/main', 'src/preload', 'src/simulator'], 'The window knows the contract in shared, nothing else.'),
  zone('src/preload', ['src/main', 'src/renderer', 'src/simulator'], 'The bridge knows no side.'),
  zone('src/main', ['src/renderer', 'src/preload'], 'Main talks to the window by the contract alone.'),
  zone('src/simulator', ['src/main', 'src/renderer', 'src/preload'], 'The simulator is the other side: it shares no code with the client.'),
  ...[...core, 'src/simulator', 'src/main/window/geometry'].map((target) => zone(target, ['electron'], 'The core runs in plain Node.')),
  // Only the demo may know the simulator.
  ...[...core, ...main(...outer, 'keychain', 'settings', 'diagnostics')].map((target) => zone(target, ['src/simulator'], 'Only demo/ starts the simulator.')),
  zone('src/main/stores', main('assist', 'audit', ...outer, 'account', 'workspace', 'state', 'settings', 'demo'), 'The outbox is below the assistant.'),
  zone('src/main/genesys', main('stores', 'assist', 'audit', ...outer, 'account', 'workspace', 'state', 'demo'), 'The gateway is below the assistant.'),
  zone(
    'src/main/network',
    main('stores', 'genesys', 'assist', 'audit', ...outer, 'account', 'workspace', 'state', 'settings', 'demo'),
    'The network is below the gateway.',
  ),
  zone('src/main/audit', main('stores', 'assist', 'genesys', ...outer, 'account', 'workspace', 'state', 'demo'), 'The ledger is below the assistant.'),
  zone('src/main/assist', main(...outer, 'account', 'workspace', 'state', 'demo', 'settings', 'keychain'), 'The core is below what touches Electron.'),
  zone('src/main/disk', main('stores', 'genesys', 'network', 'assist', 'audit', 'account', 'workspace', 'state', 'settings', 'keychain', 'demo'), 'Writing files is below all that is written.'),
  ...[...core, ...main('settings', 'keychain', 'diagnostics', 'demo')].map((target) => zone(target, main(...outer), 'What touches Electron is outermost.')),
];
