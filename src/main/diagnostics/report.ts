import { faultSentence, inEnglish } from '../../shared/fault-sentence';
import type { AppState } from '../../shared/state';

/**
 * Diagnostics to be passed on, as plain text: how things stand and what went wrong. Nothing of what was asked, shown or
 * typed is in it, no client ID, no secret and no path; of settings only the names of those the policy holds.
 * Always English: whoever is asked for help may not speak the agent’s language.
 */
export function diagnosticsReport(state: AppState, now: number): string {
  const { connection, diagnostics, audit, outbox, keyring } = state;
  const { versions, troubles } = diagnostics;
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
    `Next try: ${iso(connection.retryAt)}`,
    `Keychain: ${state.sessionOnly ? 'this session only' : keyring.status}`,
    `Audit: ${audit.fault === null ? 'written' : audit.fault.tag}, signatures ${audit.signing}`,
    ...(outbox === null ? [] : outbox.sinks.map((sink, index) => `External store ${index + 1}: ${sink.status}, ${sink.pending} waiting, ${sink.dead} put aside`)),
    `Policy holds: ${state.locked.length === 0 ? 'nothing' : state.locked.join(', ')}`,
    ...state.connectionTest.steps.map((step) => `Test of ${step.name}: ${step.state}${step.ms === null ? '' : ` in ${step.ms} ms`}${step.fault === null ? '' : ` (${step.fault.tag})`}`),
    '',
    troubles.length === 0 ? 'Nothing went wrong since the start.' : 'Last errors, newest first:',
    ...troubles.map(({ at, level, what, detail, times }) => `${iso(at)} ${level} ${what}${detail === null ? '' : ` [${detail}]`}${times === 1 ? '' : ` × ${times}`}`),
  ];
  return `${lines.join('\n')}\n`;
}
