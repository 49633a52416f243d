import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { Ledger, type LedgerOptions } from '../../../../src/main/audit/trail/ledger';
import type { GapBody } from '../../../../src/main/audit/trail/recovery';
import type { AuditEntry } from '../../../../src/shared/domain/audit-record';
import type { Fault } from '../../../../src/shared/domain/fault';
import { defaultSettings, type Settings } from '../../../../src/shared/settings/settings';
import { FakeClock } from '../../../support/fake-clock';
import { anEntry, noon } from '../../../support/samples';
import { scratchFolders } from '../../../support/scratch';

/** A folder, a clock, and ledgers over them that are closed after the test; what they had to say is kept. */
export interface LedgerBench {
  folder: string;
  clock: FakeClock;
  rules: Settings['audit'];
  readonly faults: (Fault | null)[];
  readonly gaps: GapBody[];
  open(changed?: Partial<LedgerOptions>): Ledger;
  readonly entry: (id: number | string, fields?: Partial<AuditEntry>) => AuditEntry;
}

export const done = { ok: true, value: null };

/** Call it where tests are declared. */
export function ledgerBench(): LedgerBench {
  const scratch = scratchFolders();
  const open: Ledger[] = [];
  const bench: LedgerBench = {
    folder: '',
    clock: new FakeClock(noon),
    rules: defaultSettings.audit,
    faults: [],
    gaps: [],
    open(changed = {}) {
      const { folder, clock, faults, gaps } = bench;
      const ledger = new Ledger({
        folder,
        clock,
        context: () => ({ appVersion: '0.1.0', policyHash: null }),
        rules: () => bench.rules,
        onFault: (fault) => faults.push(fault),
        onGap: (gap) => gaps.push(gap),
        onOpened: () => undefined,
        ...changed,
      });
      open.push(ledger);
      return ledger;
    },
    entry: (id, fields = {}) => anEntry({ query_id: `query-${id}`, timestamp: new Date(bench.clock.now()).toISOString(), ...fields }),
  };
  beforeEach(() => {
    bench.folder = join(scratch(), 'profile', 'audit');
    bench.clock = new FakeClock(noon);
    bench.rules = defaultSettings.audit;
    bench.faults.length = 0;
    bench.gaps.length = 0;
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((ledger) => ledger.close().catch(() => undefined)));
  });
  return bench;
}
