import type { AuditEventBody } from '../../../shared/domain/audit-record';
import type { FaultTag } from '../../../shared/domain/fault';
import { parseOrgUrl } from '../../../shared/domain/org-url';
import type { SettingPath } from '../../../shared/settings/settings';

/** Where it is written down who signed in and out, and which settings changed. It says by itself, elsewhere, when it can't be written. */
export interface Governance {
  record(event: AuditEventBody): Promise<unknown>;
}

interface Who {
  /** As stored, or as typed. */
  readonly orgUrl: string;
  readonly clientId: string;
}

/**
 * Settings that are the agent’s furniture: how the window stands and looks, and what it calls things, says nothing of what
 * was asked, shown or withheld, and an agent turns to another mode in every call. All others are governance, those to come too.
 */
export const notGovernance: ReadonlySet<SettingPath> = new Set<SettingPath>([
  'window.mode',
  'window.alwaysOnTop',
  'window.opacity',
  'window.theme',
  'window.language',
]);

/** Names the settings that became another, never their values; nothing where none of them is governance. */
export function recordSettings(governance: Governance, changed: readonly SettingPath[]): void {
  const named = changed.filter((path) => !notGovernance.has(path));
  if (named.length > 0) void governance.record({ event: 'settings-changed', changed: named });
}

/** From here on nothing is on show, or what passed meanwhile is: the record of an answer says that it passed, not when it was seen. */
export function recordScreen(governance: Governance, screen: 'hidden' | 'shown', because: 'lock' | 'suspend' | 'switch'): void {
  void governance.record({ event: 'screen', screen, because });
}

export function signedIn(who: Who, kept: 'keychain' | 'session'): AuditEventBody {
  return { event: 'sign-in', ...named(who), kept };
}

export function signInFailed(who: Who, error: FaultTag): AuditEventBody {
  return { event: 'sign-in-failed', ...named(who), error };
}

export function signedOut(who: Who): AuditEventBody {
  return { event: 'sign-out', ...named(who) };
}

/** What was typed and is no address is not written down: it may be anything, a secret too. */
function named({ orgUrl, clientId }: Who): { readonly organisation: string; readonly client_id: string } {
  const origin = parseOrgUrl(orgUrl);
  return { organisation: origin.ok ? new URL(origin.value).host : '', client_id: clientId.trim().slice(0, 200) };
}
