import './app/start/homeless';
import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import { fault } from '../shared/domain/fault';
import { Account } from './account/account';
import { recordScreen, recordSettings } from './audit/trail/governance';
import { recordedAs } from './audit/trail/refusals';
import { systemClock, withNamedTimers } from './clock';
import { registerAppScheme, serveApp } from './window/page/app-protocol';
import { auditing } from './app/audit/auditing';
import { commandHandlers } from './app/command-handlers';
import { readCommandLine } from './app/command-line';
import { confineChromium, confinePages } from './window/confinement/confine';
import { shutWindowSession, windowSession } from './window/confinement/window-session';
import { externalStores } from './app/external-stores';
import { runVerbAndExit } from './app/headless';
import { followLanguage } from './app/language';
import { systemNetwork } from './app/network';
import { clipboardIsOurs, copiedText } from './clipboard/copied-text';
import { PageKeys } from './clipboard/page-keys';
import { pasteByMain } from './clipboard/paste-by-main';
import { systemOpener } from './app/opening/system-opener';
import { pathsFor } from './app/paths';
import { watchPowerAndNetwork } from './app/power';
import { followSettingsNews } from './app/settings-news';
import { Shell } from './window/shell';
import { giveUp, releaseBeforeQuit } from './app/shutdown';
import { readBuild } from './app/start/build';
import { guardStart } from './app/start/guard-start';
import { noHome, noTemp } from './app/start/profile-folder';
import { refuseToStart } from './app/start/refuse-to-start';
import { settleFolders } from './app/start/settle-folders';
import { takeProfile } from './app/start/take-profile';
import { beginRun } from './app/supervision/run-marker';
import { supervise } from './app/supervision/supervise';
import { superviseRun } from './app/supervision/supervised-run';
import { pageAddress } from './window/page/page-address';
import { WaysToAsk, watchLinks } from './quick-ask/ways-to-ask';
import { DemoRun } from './demo/demo';
import { Activity } from './diagnostics/activity';
import { catchUnhandled } from './diagnostics/crash';
import { FloodCounts } from './diagnostics/flood-counts';
import { openLog } from './diagnostics/log';
import { Redactor } from './diagnostics/redaction';
import { readPolicy } from './settings/policy';
import { SettingsStore } from './settings/settings-store';
import { AppStateStore } from './state/app-state';
import { KeychainVault } from './keychain/keychain-vault';
import { SessionVault } from './keychain/session-vault';
import { watchedVault } from './keychain/watched-vault';
import { CurrentWorkspace } from './workspace/workspace';

/** The composition root: builds the parts, connects them, and does nothing else. */
const activity = new Activity(() => systemClock.elapsed());
const clock = withNamedTimers(systemClock, activity.during);
const build = readBuild();
guardStart(process.argv, build);
const commandLine = readCommandLine(process.argv, build);
const folders = settleFolders();
const paths = pathsFor(commandLine);
const homeless = folders.home === 'unknown' && commandLine.userDataDir === null ? noHome : null;
runVerbAndExit(process.argv, paths, homeless);
registerAppScheme();
confineChromium();
const floods = new FloodCounts(clock);
const arrivals = watchLinks(process.argv, { elapsed: () => clock.elapsed(), refused: (what) => floods.refused(what) });
const profile = homeless ?? takeProfile(paths.userData, folders.temp === 'none' ? noTemp : null);
if (profile === 'taken') app.whenReady().then(start).catch(giveUp);
else if (profile === 'another-runs') app.quit();
else refuseToStart(profile, paths.userData, commandLine.language);

async function start(): Promise<void> {
  const redactor = new Redactor();
  const log = openLog(paths.logs, redactor, () => clock.now(), () => clock.elapsed());
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, platform: process.platform });
  const state = new AppStateStore(app.getVersion());
  const settings = new SettingsStore({
    folder: paths.userData, readPolicy: () => readPolicy(paths.policy), now: () => clock.now(), after: (ms, task) => clock.after(ms, task),
    onChanged: (changed) => recordSettings(audit.trail, changed),
  });
  state.change({ settings: settings.effective.settings, locked: [...settings.effective.locked], policyFile: paths.policyFile });
  await followLanguage(state, commandLine.language, log);

  confinePages(log);
  const keys = new PageKeys();
  const copied = copiedText(clock);
  if (clipboardIsOurs()) pasteByMain(copied, keys);
  await shutWindowSession();
  serveApp(windowSession(), paths.renderer, () => pageAddress(state.current.language), log);
  const marker = beginRun(paths.userData, clock.now(), commandLine.start === 'as-before' ? 'restart' : 'start');
  const supervision = supervise({ state, clock, log, activity, onZone: () => shell.timePassed() });
  const shell = new Shell({
    state, settings, paths, clock, log, build, commandLine, floods, supervision, activity,
    start: commandLine.start === 'as-before' ? (marker.before?.window ?? 'shown') : commandLine.start,
    onScreen: (screen, because) => recordScreen(audit.trail, screen, because),
  });
  catchUnhandled(log, () => shell.tell('error', fault('unexpected')));
  for (const reason of settings.faults) shell.tell('warning', reason);

  const newId = (): string => randomUUID();
  const opener = systemOpener({ bus: shell.bus, clock, log });
  const audit = auditing({
    state, shell, settings, redactor, clock, log, paths, newId, aliveBefore: marker.before?.aliveAt ?? null, workspace: () => workspaces.get(), tellStores: (event) => outbox.accept(event), opener,
  });
  floods.onRefused((what, times) => {
    const kind = recordedAs(what);
    if (kind !== undefined) audit.refusals.add(kind, times);
  });
  const { fetch, agent, probe } = systemNetwork({ extraCaFile: () => settings.effective.settings.gateway.extraCaFile, clock, log, process: supervision.network });
  const workspaces = new CurrentWorkspace({
    state, trails: audit.trails, log, clock, fetch, agent, newId, random: Math.random, appVersion: app.getVersion(), policyHash: () => settings.policy.hash,
    onShown: (shown) => shell.suggestionsShown(shown), floods, during: activity.during,
  });
  const keychain = new KeychainVault({ modulePath: paths.keychainProcess, clock, onKill: (name) => supervision.ends.expect(name), onActivity: (status) => state.change({ keyring: { status } }) });
  const { outbox, webhookSecrets } = externalStores({ state, settings, keychain, redactor, fetch, clock, random: Math.random, log, folder: paths.outbox });
  const account = new Account({
    state, settings, workspaces, redactor, log, clock, fetch, agent, probe, sessionVault: new SessionVault(), auditFolder: paths.audit, outbox,
    keychain: watchedVault(keychain, () => audit.trail.keychainOpened(keychain)),
    governance: audit.trail,
    warn: (reason) => shell.tell('warning', reason),
    forgetTypedSecret: () => shell.forgetTyped(),
  });
  followSettingsNews({ settings, state, account, workspaces, shell, log });
  const demo = new DemoRun({
    state, workspaces, clock, redactor, newId, settings: () => settings.effective.settings,
    pace: commandLine.demoPace ?? 1, assetsFolder: paths.demoAssets, simulatorModule: paths.simulatorProcess, auditFolder: paths.demoAudit,
  });
  const waysToAsk = new WaysToAsk({ state, build, workspaces, shell, arrivals, copied, keys, redactor, clock, newId, log });
  shell.connect(commandHandlers({
    state, settings, workspaces, account, demo, keychain, outbox, webhookSecrets, log, desk: audit.desk, opener, waysToAsk,
    diagnostics: { troubles: log.troubles, losses: log.losses, floods, ends: supervision.ends, redactor, logs: paths.logs, clock }, attention: shell.attention, window: shell.windowCommands, forgetTyped: () => shell.forgetTyped(), quit: () => app.quit(),
  }));
  watchPowerAndNetwork(clock, (why) => workspaces.get()?.disrupted(why));
  const run = superviseRun({ marker, state, settings, build, clock, log, window: () => shell.sight, tell: (kind, reason) => shell.tell(kind, reason) });
  shell.onSight(() => run.windowChanged());
  releaseBeforeQuit(async (reason) => {
    shell.allowQuit();
    await run.end();
    await audit.desk.close();
    await audit.refusals.flush();
    await demo.leave();
    try {
      await workspaces.close();
    } finally {
      await audit.close(reason);
    }
    await outbox.close();
    keychain.dispose();
    settings.close();
    await shell.dispose();
  }, log);
  const demoFirst = commandLine.demo === 'always' || (commandLine.demo === 'unless-configured' && !account.configured && settings.unread === null);
  await (demoFirst ? demo.start() : account.start());
  // Last: what waits for external stores must not keep the agent waiting.
  await outbox.start();
}
