import { beforeEach, describe, expect, it } from 'vitest';
import { readPublicKey } from '../../../../src/main/audit/verify/keys';
import { defaultSettings } from '../../../../src/shared/settings/settings';
import { verifiedByBoth } from '../../../support/both-verifiers';
import { anEntry, dayMs } from '../../../support/samples';
import { until } from '../../../support/turns';
import { auditFilesIn } from '../trail/trail';
import { trailBench } from '../trail/trail-bench';

const bench = trailBench();
beforeEach(() => {
  bench.rules = { ...defaultSettings.audit, retentionDays: 3 };
});

describe('a trail whose old files Cuecard removed', () => {
  it('is whole and signed to both verifiers, to those who know its key and to those who learn it from a later start', async () => {
    const trail = bench.open();
    await trail.keychainOpened(bench.keychain);
    for (let day = 0; day < 8; day += 1) {
      await trail.append(anEntry({ timestamp: new Date(bench.clock.now()).toISOString() }));
      bench.clock.advance(day === 0 ? 60_000 : dayMs);
    }
    await trail.append(anEntry({ timestamp: new Date(bench.clock.now()).toISOString() }));
    await until(() => auditFilesIn(bench.folder).length <= 4);
    await bench.close(trail);
    const { signer, anchor } = trail.signed;
    const key = readPublicKey(signer?.publicKey ?? '');
    expect(bench.records[0]?.seq).toBeGreaterThan(1);
    expect(await verifiedByBoth(bench.folder, { key, anchor })).toMatchObject({ outcome: 'whole', findings: [] });
    await bench.run(1);
    expect(await verifiedByBoth(bench.folder, { key: null, anchor: null })).toMatchObject({ outcome: 'unproven', why: 'key-unknown', findings: [], signedUpTo: { keyId: key?.id } });
  });
});
