import type { AuditEventBody } from '../../shared/audit-record';
import type { FaultTag } from '../../shared/fault';
import { parseOrgUrl } from '../../shared/org-url';

/** Where it is written down who signed in and out. It says by itself, elsewhere, when it can't be written. */
export interface Governance {
  record(event: AuditEventBody): Promise<unknown>;
}

interface Who {
  /** As stored, or as typed. */
  readonly orgUrl: string;
  readonly clientId: string;
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
