import { randomUUID } from 'node:crypto';
import { app, net } from 'electron';
import { fault } from '../shared/fault';
import { Account } from './account/account';
import { systemClock as clock } from './clock';
import { denyPermissions, registerAppScheme, serveApp } from './desktop/app-protocol';
import { exportAuditByDialog } from './desktop/audit-export';
import { commandHandlers } from './desktop/command-handlers';
import { readCommandLine } from './desktop/command-line';
import { handleCommands, push } from './desktop/ipc';
import { Notifier } from './desktop/notifier';
import { pathsFor } from './desktop/paths';
import { releaseBeforeQuit } from './desktop/shutdown';
import { AppTray } from './desktop/tray';
import { AppWindow } from './desktop/window';
import { DemoRun } from './demo/demo';
import { catchUnhandled } from './diagnostics/crash';
import { openLog } from './diagnostics/log';
import { Redactor } from './diagnostics/redaction';
import { readPolicy } from './settings/policy';
import { SettingsStore } from './settings/settings-store';
import { AppStateStore } from './state/app-state';
import { KeychainVault } from './vault/keychain-vault';
import { SessionVault } from './vault/session-vault';
import { CurrentWorkspace } from './workspace/workspace';

/** The composition root: builds the parts, connects them, and does nothing else. */
const commandLine = readCommandLine(process.argv);
const paths = pathsFor(commandLine);
registerAppScheme();
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const redactor = new Redactor();
  const log = openLog(paths.logs, redactor);
  const state = new AppStateStore(app.getVersion());
  const warn = (kind: 'warning' | 'error') => (reason: ReturnType<typeof fault>) =>
    state.notify({ kind, fault: reason, text: null }, randomUUID());
  catchUnhandled(log, () => warn('error')(fault('unexpected')));
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });

  const settings = new SettingsStore({ folder: paths.userData, readPolicy: () => readPolicy(paths.policy), now: () => clock.now() });
  state.change({ settings: settings.effective.settings, locked: [...settings.effective.locked] });
  settings.faults.forEach(warn('warning'));

  serveApp(paths.renderer, log);
  denyPermissions();
  const window = new AppWindow({
    preload: paths.preload,
    icon: paths.appIcon,
    log,
    start: commandLine.start,
    alwaysOnTop: state.current.settings.window.alwaysOnTop,
    onCrash: () => warn('error')(fault('unexpected')),
  });
  const bringUp = (suggestionId: string): void => {
    window.summon();
    state.highlight(suggestionId);
  };
  const notifier = new Notifier({
    enabled: () => settings.effective.settings.notifications.enabled,
    windowFocused: () => window.isFocused,
    onClick: bringUp,
    icon: paths.appIcon,
    log,
  });
  const fetch = (url: string, init: RequestInit): Promise<Response> => net.fetch(url, init);
  const workspaces = new CurrentWorkspace({
    state, log, clock, fetch, random: Math.random, newId: randomUUID, appVersion: app.getVersion(), policyHash: () => settings.policy.hash,
    onShown: (shown) => {
      window.appear();
      notifier.consider(shown.map((one) => one.suggestion));
    },
  });
  const keychain = new KeychainVault({ modulePath: paths.keychainProcess, clock, onActivity: (status) => state.change({ keyring: { status } }) });
  const account = new Account({
    state, settings, keychain, workspaces, redactor, log, clock, fetch, sessionVault: new SessionVault(), auditFolder: paths.audit,
    forgetTypedSecret: () => window.reload(),
  });
  const demo = new DemoRun({
    state, workspaces, clock, redactor, newId: randomUUID, settings: () => settings.effective.settings,
    assetsFolder: paths.demoAssets, simulatorModule: paths.simulatorProcess, auditFolder: paths.demoAudit,
  });
  const tray = new AppTray(paths.icons, {
    show: () => window.summon(),
    retryNow: () => workspaces.get()?.retryNow(),
    exportAudit: () => void exportAuditByDialog(workspaces.get()?.auditFolder ?? null, clock.now()),
    quit: () => app.quit(),
  });

  handleCommands(commandHandlers({ state, settings, workspaces, account, demo, keychain, log, now: () => clock.now() }), log);
  state.subscribe((current, previous) => {
    push(window.contents, 'state:changed', current);
    tray.render(current);
    if (current.settings.window.alwaysOnTop !== previous.settings.window.alwaysOnTop) {
      window.setAlwaysOnTop(current.settings.window.alwaysOnTop ? 'on' : 'off');
    }
  });
  app.on('second-instance', () => window.summon());
  app.on('activate', () => window.summon());
  app.on('window-all-closed', () => undefined);
  releaseBeforeQuit(async () => {
    window.allowQuit();
    notifier.clear();
    await demo.leave();
    await workspaces.close();
    keychain.dispose();
    tray.destroy();
  }, log);
  const demoFirst = commandLine.demo === 'always' || (commandLine.demo === 'unless-configured' && !account.configured);
  await (demoFirst ? demo.start() : account.start());
}
