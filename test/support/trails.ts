import { Trails, type TrailsOptions } from '../../src/main/audit/trail/trails';
import type { Clock } from '../../src/main/clock';
import type { Log } from '../../src/main/diagnostics/log';
import type { AppStateStore } from '../../src/main/state/app-state';
import { defaultSettings } from '../../src/shared/settings/settings';

/** The audit trails of a bench, wired to its state as the app's are. */
export function trailsOf(parts: { readonly state: AppStateStore; readonly clock: Clock; readonly log: Log }, changed: Partial<TrailsOptions> = {}): Trails {
  const { state, clock, log } = parts;
  return new Trails({
    clock,
    log,
    context: () => ({ appVersion: '0.1.0', policyHash: null }),
    rules: () => defaultSettings.audit,
    system: { platform: 'linux' },
    onFault: (fault) => state.change({ audit: { ...state.current.audit, fault } }),
    onGap: () => undefined,
    onSigning: (signing) => state.change({ audit: { ...state.current.audit, signing } }),
    ...changed,
  });
}
