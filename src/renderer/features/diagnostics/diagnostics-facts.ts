import { acceleratorWords } from '../../../shared/i18n/sentences/accelerator-words';
import type { Floods, LogLoss, ShownOn, SignOfLife, Stall } from '../../../shared/contract/diagnostics';
import { faultSentence } from '../../../shared/i18n/sentences/fault-sentence';
import { translator } from '../../../shared/i18n/current';
import { pauseWords } from '../../../shared/i18n/sentences/pause-words';
import type { AppState } from '../../../shared/contract/state';
import { platform } from '../../bridge/platform';
import { connectionWords } from '../../text/connection';
import { durationWords } from '../../text/connection-test';
import { diagnosticsText } from '../../text/diagnostics';
import { surroundingsText } from '../../text/surroundings';
import { choiceWords, settingsText } from '../../text/settings';
import type { Fact } from './facts';

/** What the connection’s part of the page says. */
export function connectionFacts(state: AppState, now: number): readonly Fact[] {
  const { connection, diagnostics } = state;
  const last = state.queries.find((query) => query.latencyMs !== null)?.latencyMs ?? null;
  return [
    [diagnosticsText.connection, connectionWords(connection, null)],
    // Where it has stopped its words say why.
    ...(connection.fault === null || connection.status === 'stopped' ? [] : [[diagnosticsText.why, faultSentence(connection.fault)] as const]),
    [diagnosticsText.organisation, state.organisation ?? settingsText.notSet],
    [diagnosticsText.transport, choiceWords('gateway.transport', state.settings.gateway.transport)],
    [diagnosticsText.since, diagnostics.connectedSince === null ? diagnosticsText.never : momentWords(diagnostics.connectedSince, now)],
    [diagnosticsText.lastSign, signWords(diagnostics.lastSign, now)],
    ...(last === null ? [] : [[diagnosticsText.lastAnswer, durationWords(last)] as const]),
  ];
}

/** What of Cuecard’s parts it says. */
export function partFacts(state: AppState, now: number): readonly Fact[] {
  const { audit, outbox } = state;
  const { logLoss } = state.diagnostics;
  const keychain = state.organisation === null || state.demo !== null ? diagnosticsText.notInUse : state.sessionOnly ? diagnosticsText.sessionOnly : diagnosticsText.kept;
  const stores = (outbox?.sinks ?? []).map((sink) => diagnosticsText.store({ name: sink.name, status: diagnosticsText.standing[sink.status], pending: sink.pending, dead: sink.dead }));
  return [
    [diagnosticsText.audit, audit.fault === null ? diagnosticsText.auditWritten : faultSentence(audit.fault)],
    [diagnosticsText.signatures, settingsText.signing[audit.signing]],
    [diagnosticsText.keychain, keychain],
    [diagnosticsText.stores, stores.length === 0 ? diagnosticsText.noStores : stores.join('; ')],
    ...(logLoss === null ? [] : [[diagnosticsText.log, logWords(logLoss, now)] as const]),
  ];
}

/** How window, shortcut and notifications stand with the desktop. */
export function desktopFacts(state: AppState, now: number): readonly Fact[] {
  const held = heldWords(state, now);
  return [
    [diagnosticsText.shortcut, shortcutWords(state)],
    [diagnosticsText.window, choiceWords('window.mode', state.windowMode)],
    [diagnosticsText.display, displayWords(state.diagnostics.shownOn)],
    [diagnosticsText.notifications, notifiedWords(state.notifications)],
    ...(held.length === 0 ? [] : [[diagnosticsText.held, held.join('; ')] as const]),
    ...state.diagnostics.desktop.lacking.map((lacking) => [surroundingsText.lacking[lacking].name, surroundingsText.lacking[lacking].help] as const),
  ];
}

/** What was too much of something; nothing where nothing was. */
export function floodFacts({ diagnostics: { floods } }: AppState): readonly Fact[] {
  const { formats } = translator();
  const counted = (list: Floods['refused']): string => list.map(({ what, times }) => `${what}: ${formats.number(times)}`).join('; ');
  return [
    ...(floods.refused.length === 0 ? [] : [[diagnosticsText.refused, counted(floods.refused)] as const]),
    ...(floods.overRate.length === 0 ? [] : [[diagnosticsText.overRate, counted(floods.overRate)] as const]),
    ...(floods.merged === 0 ? [] : [[diagnosticsText.merged, formats.number(floods.merged)] as const]),
  ];
}

function logWords({ lines, since, until }: LogLoss, now: number): string {
  const from = momentWords(since, now);
  return until === null ? diagnosticsText.logLost({ count: lines, from }) : diagnosticsText.logWasLost({ count: lines, from, to: momentWords(until, now) });
}

/** What Cuecard’s processes went through; nothing where nothing was. */
export function processFacts({ diagnostics: { processes } }: AppState, now: number): readonly Fact[] {
  const { formats } = translator();
  const { worstStall, ended, endedAbout } = processes;
  const about = endedAbout === null || endedAbout === 0 ? diagnosticsText.endedUnknown : diagnosticsText.endedAbout({ time: momentWords(endedAbout, now) });
  return [
    ...(endedAbout === null ? [] : [[diagnosticsText.endedBefore, about] as const]),
    ...(worstStall === null ? [] : [[diagnosticsText.worstStall, stallWords(worstStall)] as const]),
    ...(ended.length === 0 ? [] : [[diagnosticsText.ended, ended.map(({ what, times }) => `${what} × ${formats.number(times)}`).join('; ')] as const]),
  ];
}

function stallWords({ at, ms, what }: Stall): string {
  const about = { time: translator().formats.time(at), took: durationWords(ms) };
  return what === null ? diagnosticsText.stall(about) : diagnosticsText.stallBy({ ...about, what });
}

function signWords(sign: SignOfLife | null, now: number): string {
  if (sign === null) return diagnosticsText.noSign;
  const ago = translator().formats.ago(sign.at, now);
  return sign.tookMs === null ? diagnosticsText.sign.answer({ ago }) : diagnosticsText.sign.pong({ ago, took: durationWords(sign.tookMs) });
}

function shortcutWords({ shortcut: { accelerator, status }, diagnostics }: AppState): string {
  // Who has it is no other program then.
  if (status === 'taken' && diagnostics.desktop.lacking.includes('shortcut')) return diagnosticsText.shortcutOff;
  return status === 'off' ? diagnosticsText.shortcutOff : diagnosticsText.shortcutIs[status]({ keys: acceleratorWords(accelerator, platform()) });
}

function displayWords(shownOn: ShownOn | null): string {
  if (shownOn === null) return diagnosticsText.notShown;
  const { label, width, height, scale, displays } = shownOn;
  const words = diagnosticsText.shownOn({ size: `${width} × ${height}`, scale, count: displays });
  return label === '' ? words : `${label}: ${words}`;
}

function notifiedWords({ status, refusal }: AppState['notifications']): string {
  return status === 'refused' && refusal !== null ? diagnosticsText.refusedAs({ why: refusal }) : diagnosticsText.notified[status];
}

/** Why none would come now though the desktop may show them. */
function heldWords({ notifications: { pausedUntil }, settings }: AppState, now: number): readonly string[] {
  const { enabled, quietHours, quietFrom, quietTo } = settings.notifications;
  if (!enabled) return [diagnosticsText.heldOff];
  return [
    ...(pausedUntil !== null && pausedUntil > now ? [pauseWords(pausedUntil)] : []),
    ...(quietHours ? [diagnosticsText.quiet({ from: quietFrom, to: quietTo })] : []),
  ];
}

/** Of today the time says it all. */
function momentWords(at: number, now: number): string {
  const { formats } = translator();
  return new Date(at).toDateString() === new Date(now).toDateString() ? formats.time(at) : formats.moment(at);
}
