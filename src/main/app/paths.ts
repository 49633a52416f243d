import { homedir } from 'node:os';
import { join, resolve, win32 } from 'node:path';
import { app } from 'electron';
import { givenPolicy, machinePolicy, type PolicyPlace } from '../settings/policy';
import type { CommandLine } from './command-line';

/** Where everything is: what was shipped, and what this agent's profile holds. */
export interface Paths {
  readonly userData: string;
  readonly audit: string;
  readonly demoAudit: string;
  readonly outbox: string;
  readonly logs: string;
  readonly policy: PolicyPlace;
  /** Its name, for people. */
  readonly policyFile: string;
  readonly renderer: string;
  readonly preload: string;
  readonly keychainProcess: string;
  readonly auditWorker: string;
  /** What every bundle brings along: the format's description and the standalone verifier. */
  readonly docs: string;
  readonly simulatorProcess: string;
  readonly icons: string;
  readonly appIcon: string;
  readonly demoAssets: string;
}

/** Must be called before the app is ready, because it moves the profile. */
export function pathsFor(commandLine: CommandLine): Paths {
  // Said, not asked for: Electron would make the folder first, and throw where it can't, before anybody could say why.
  const userData = commandLine.userDataDir === null ? join(app.getPath('appData'), app.getName()) : resolve(commandLine.userDataDir);
  app.setPath('userData', userData);
  const root = app.getAppPath();
  const machine = machinePolicy(process.platform);
  const policy = commandLine.policy === null ? machine : givenPolicy(resolve(commandLine.policy), machine);
  return {
    userData,
    audit: join(userData, 'audit'),
    demoAudit: join(userData, 'demo', 'audit'),
    outbox: join(userData, 'outbox'),
    logs: join(userData, 'logs'),
    policy,
    // It knows both kinds of separators.
    policyFile: win32.basename(policy.file),
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'index.cjs'),
    keychainProcess: join(root, 'out', 'main', 'keychain-process.cjs'),
    auditWorker: join(root, 'out', 'main', 'audit-worker.cjs'),
    docs: join(root, 'docs'),
    simulatorProcess: join(root, 'out', 'main', 'simulator.cjs'),
    icons: join(root, 'assets', 'icons'),
    appIcon: join(root, 'assets', 'icons', 'app.png'),
    demoAssets: join(root, 'assets', 'demo'),
  };
}

/** Where a dialogue for files begins. */
export function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
}
