import { app } from 'electron';
import { machinePolicy, readPolicy } from '../../settings/policy';
import { readSettings } from '../../../shared/settings/settings';
import { say } from '../say';
import { refusedArgument } from './allowed-arguments';
import type { Build } from './build';
import { droppedSwitches, droppedVariables, refusedVariable } from './environment';

/**
 * Ends a packaged app that is started with what it doesn't take: exit code 2, and a sentence on the error stream. To be
 * called before everything else: Chromium has then opened neither a debugger's port, nor the network, nor its log,
 * nor the profile.
 */
export function guardStart(argv: readonly string[], build: Build): void {
  if (build === 'package') {
    // Read only where it matters: it takes a moment on Windows.
    const profileFlag = argv.some((argument) => argument.includes('user-data-dir')) ? profileFlagByPolicy() : 'not-allowed';
    const why = refusedArgument(argv.slice(1), { platform: process.platform, profileFlag }) ?? refusedVariable(process.env);
    if (why !== null) refuse(why);
  }
  for (const name of droppedVariables) Reflect.deleteProperty(process.env, name);
  for (const name of droppedSwitches) app.commandLine.removeSwitch(name);
}

function refuse(why: string): never {
  say(2, `${why}\n`);
  process.exit(2);
}

/** A policy that can't be read, or isn't believed, allows nothing. */
function profileFlagByPolicy(): 'allowed' | 'not-allowed' {
  const { values } = readPolicy(machinePolicy(process.platform));
  return readSettings({}, values).settings.app.allowUserDataDir ? 'allowed' : 'not-allowed';
}
