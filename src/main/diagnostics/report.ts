import type { Diagnostics, Floods, LogLoss } from '../../shared/contract/diagnostics';
import { faultSentence, inEnglish } from '../../shared/i18n/sentences/fault-sentence';
import type { SinkView } from '../../shared/contract/outbox-view';
import type { AppState } from '../../shared/contract/state';

/**
 * Diagnostics to be passed on, as plain text: how things stand and what went wrong. Nothing of what was asked, shown or
 * typed is in it, no client ID, no secret and no path; of settings only the names of those the policy holds.
 * Always English: whoever is asked for help may not speak the agent’s language.
 */
export function diagnosticsReport(state: AppState, now: number): string {
  const { connection, diagnostics, audit, outbox, keyring, shortcut } = state;
  const { versions, troubles, lastSign, shownOn } = diagnostics;
  const iso = (at: number | null): string => (at === null ? '–' : new Date(at).toISOString());
  const why = connection.fault === null ? '' : ` (${connection.fault.tag}: ${faultSentence(connection.fault, inEnglish)})`;
  const lines = [
    `Cuecard ${state.appVersion}, ${iso(now)}`,
    `Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}, ${versions.system}`,
    '',
    `Connection: ${connection.status}${why}`,
    `Organisation: ${state.organisation ?? '–'}${state.demo === null ? '' : ' (demo)'}`,
    `Transport: ${state.settings.gateway.transport}`,
    `Connected since: ${iso(diagnostics.connectedSince)}`,
    `Last sign of life: ${lastSign === null ? '–' : `${iso(lastSign.at)} (${lastSign.by}${lastSign.tookMs === null ? '' : ` in ${Math.round(lastSign.tookMs)} ms`})`}`,
    `Next try: ${iso(connection.retryAt)}`,
    `Shortcut: ${shortcut.status === 'off' ? 'off' : `${shortcut.accelerator}, ${shortcut.status === 'on' ? 'registered' : 'taken'}`}`,
    // A display’s name may be a person’s.
    `Window: ${state.windowMode}${shownOn === null ? '' : `, on ${shownOn.width} × ${shownOn.height} at ${Math.round(shownOn.scale * 100)} %, displays: ${shownOn.displays}`}`,
    `Notifications: ${notificationsLine(state, iso)}`,
    `Tray: ${diagnostics.desktop.tray}${diagnostics.desktop.lacking.length === 0 ? '' : `; this desktop lacks: ${diagnostics.desktop.lacking.join(', ')}`}`,
    `Keychain: ${state.sessionOnly ? 'this session only' : keyring.status}`,
    `Audit: ${audit.fault === null ? 'written' : audit.fault.tag}, signatures ${audit.signing}`,
    ...(outbox === null ? [] : outbox.sinks.map((sink, index) => `External store ${index + 1}: ${storeLine(sink)}`)),
    ...floodLines(diagnostics.floods),
    ...(diagnostics.logLoss === null ? [] : [logLine(diagnostics.logLoss, iso)]),
    ...processLines(diagnostics.processes, iso),
    `Policy holds: ${state.locked.length === 0 ? 'nothing' : state.locked.join(', ')}`,
    ...state.connectionTest.steps.map((step) => `Test of ${step.name}: ${step.state}${step.ms === null ? '' : ` in ${step.ms} ms`}${step.fault === null ? '' : ` (${step.fault.tag})`}`),
    '',
    troubles.length === 0 ? 'Nothing went wrong since the start.' : 'Last errors, newest first:',
    ...troubles.map(({ at, level, what, detail, times }) => `${iso(at)} ${level} ${what}${detail === null ? '' : ` [${detail}]`}${times === 1 ? '' : ` × ${times}`}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Nothing where nothing was too much. */
function floodLines({ refused, overRate, merged }: Floods): readonly string[] {
  const counted = (list: Floods['refused']): string => list.map(({ what, times }) => `${what} ${times}`).join(', ');
  return [
    ...(refused.length === 0 ? [] : [`Refused: ${counted(refused)}`]),
    ...(overRate.length === 0 ? [] : [`Gateway messages over their rate: ${counted(overRate)}`]),
    ...(merged === 0 ? [] : [`Snapshots merged: ${merged}`]),
  ];
}

function logLine({ lines, since, until }: LogLoss, iso: (at: number) => string): string {
  return until === null ? `Log: can't be written, ${lines} lines lost since ${iso(since)}` : `Log: written, ${lines} lines lost between ${iso(since)} and ${iso(until)}`;
}

/** Nothing where nothing was. */
function processLines({ worstStall, ended, endedAbout }: Diagnostics['processes'], iso: (at: number | null) => string): readonly string[] {
  return [
    ...(endedAbout === null ? [] : [`The run before ended unexpectedly, at about ${iso(endedAbout === 0 ? null : endedAbout)}`]),
    ...(worstStall === null ? [] : [`Longest stall of the last hour: ${worstStall.ms} ms at ${iso(worstStall.at)} (${worstStall.what ?? 'unknown'})`]),
    ...(ended.length === 0 ? [] : [`Processes ended: ${ended.map(({ what, times }) => `${what} × ${times}`).join(', ')}`]),
  ];
}

/** Without its name, which is an address or a path. */
function storeLine({ status, fault, pending, passedOver, dead }: SinkView): string {
  const why = fault === null ? '' : ` (${fault.tag})`;
  return `${status}${why}, ${pending} waiting${passedOver === 0 ? '' : ` of which ${passedOver} passed over`}, ${dead} put aside`;
}

function notificationsLine({ notifications, settings }: AppState, iso: (at: number | null) => string): string {
  const { status, refusal, shown, failed, notClosed, withheld, pausedUntil } = notifications;
  const { enabled, quietHours, quietFrom, quietTo } = settings.notifications;
  const notShown = Object.entries(withheld).map(([reason, times]) => `${reason} ${times}`);
  return [
    refusal === null ? status : `${status} (${refusal})`,
    `${shown} shown`,
    `${failed} failed`,
    ...(notClosed === 0 ? [] : [`${notClosed} not taken back`]),
    ...(notShown.length === 0 ? [] : [`withheld: ${notShown.join(' ')}`]),
    ...(enabled ? [] : ['off by the settings']),
    ...(pausedUntil === null ? [] : [`paused until ${iso(pausedUntil)}`]),
    ...(quietHours ? [`quiet hours ${quietFrom}–${quietTo}`] : []),
  ].join(', ');
}
