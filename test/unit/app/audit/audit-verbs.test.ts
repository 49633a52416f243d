import { describe, expect, it } from 'vitest';
import { trailAccount } from '../../../../src/main/audit/trail/signing-key';
import { readAuditVerb, verbResult, type AuditVerb } from '../../../../src/main/app/audit/audit-verbs';
import type { Verification } from '../../../../src/shared/domain/audit-finding';

const context = { trail: '/profile/audit', docs: '/app/docs', version: '0.1.0', folder: '/work', now: Date.UTC(2026, 1, 3), realPath: (path: string) => path };
const verb = (...argv: string[]): AuditVerb => readAuditVerb(['electron', '.', ...argv], context);
const job = (...argv: string[]) => {
  const read = verb(...argv);
  if (read.kind !== 'job') throw new Error(read.kind);
  return read;
};
const whole: Verification = { target: 'live', outcome: 'whole', why: null, signer: null, records: 3, firstSeq: 1, lastSeq: 3, lastHash: 'a', checkpoints: 1, signedUpTo: { seq: 2, timestamp: '2026-02-03T12:00:00.000Z', keyId: '0123456789abcdef' }, faults: 0, warnings: 0, findings: [] };

describe('a verb on the command line', () => {
  it('is none where none is given', () => {
    expect(verb('--hidden', '--user-data-dir=/x')).toEqual({ kind: 'none' });
  });

  it('takes days as whole days in UTC, and moments as they are', () => {
    expect(job('--export-audit=out', '--from=2026-02-01', '--to=2026-02-03').job).toMatchObject({ target: '/work/out', shape: 'folder', filters: { from: '2026-02-01T00:00:00.000Z', to: '2026-02-04T00:00:00.000Z', statuses: [] } });
    expect(job('--export-audit=/a/b.ZIP', '--to=2026-02-03T12:00:00+01:00').job).toMatchObject({ target: '/a/b.ZIP', shape: 'zip', existing: 'kept', filters: { to: '2026-02-03T11:00:00.000Z' } });
  });

  it('asks the keychain for the trail’s own account, by whatever path it is reached, and for ours where it may be somebody’s', () => {
    const own = trailAccount('/profile/audit');
    expect(job('--export-audit=o').job.keychain).toEqual({ own, others: [] });
    expect(job('--verify-audit=/profile/audit/').job.keychain).toEqual({ own, others: [] });
    const linked = readAuditVerb(['electron', '.', '--verify-audit=/link'], { ...context, realPath: (path) => (path === '/link' ? '/profile/audit' : path) });
    expect(linked).toMatchObject({ job: { target: '/link', keychain: { own, others: [] } } });
    expect(job('--verify-audit=bundle.zip').job.keychain).toEqual({ own: trailAccount('/work/bundle.zip'), others: [own] });
  });

  it('takes formats and statuses by comma', () => {
    expect(job('--export-audit=o', '--format=csv,ecs', '--bom', '--statuses=PASS,FILTERED').job).toMatchObject({ formats: { csv: 'with-bom', ecs: 'plain' }, filters: { statuses: ['PASS', 'FILTERED'] } });
    expect(job('--export-audit=o').job).toMatchObject({ formats: { csv: 'none', ecs: 'none' } });
  });

  it.each([
    ['no target', ['--export-audit=']],
    ['no target at all', ['--export-audit']],
    ['nothing to verify', ['--verify-audit']],
    ['both at once', ['--export-audit=o', '--verify-audit=p']],
    ['no date', ['--export-audit=o', '--from=yesterday']],
    ['a day that is not', ['--export-audit=o', '--from=2026-02-31']],
    ['a range that ends before it begins', ['--export-audit=o', '--from=2026-02-03', '--to=2026-02-01']],
    ['a format that is not', ['--export-audit=o', '--format=xml']],
    ['a status that is not', ['--export-audit=o', '--statuses=GOOD']],
    ['a key that is none', ['--verify-audit=p', '--key-id=7']],
  ])('with %s is wrong use', (_what, argv) => {
    expect(verb(...argv).kind).toBe('wrong');
  });
});

describe('a flag beside a verb', () => {
  it.each([
    ['a mistyped one', ['--verify-audit=p', '--keyid=0123456789abcdef'], 'There is no flag “--keyid”.'],
    ['one mistyped without a value', ['--export-audit=o', '--boom'], 'There is no flag “--boom”.'],
    ['one of an export', ['--verify-audit=p', '--from=2026-02-03'], '“--from” is not for --verify-audit.'],
    ['one of a verification', ['--export-audit=o', '--key-id=0123456789abcdef'], '“--key-id” is not for --export-audit.'],
    ['one that is there twice', ['--export-audit=o', '--from=2026-02-01', '--from=2026-02-03'], '“--from” is there twice.'],
    ['a value for one that takes none', ['--export-audit=o', '--bom=yes'], '“--bom” takes no value.'],
    ['something that looks like Chromium’s', ['--export-audit=o', '--enabled=1'], 'There is no flag “--enabled”.'],
  ])('that is %s is wrong use, and says so', (_what, argv, why) => {
    expect(verb(...argv)).toEqual({ kind: 'wrong', why });
  });

  it('may be one that says where Cuecard is, or one of Electron and Chromium', () => {
    const others = ['--no-sandbox', '--user-data-dir=/x', '--policy=/p.json', '--hidden', '--demo-unless-configured', '--disable-gpu', '--enable-logging=stderr', '--ozone-platform-hint=auto', '--password-store=basic', '--remote-debugging-port=0', '--inspect=0', '--js-flags=--expose-gc', '--lang=de', '--proxy-server=http://proxy:3128', '--log-level=0', '--v=1', '--trace-warnings', '-h'];
    expect(job(...others, '--verify-audit=p', '--json').output).toBe('json');
    expect(job('--export-audit=o', ...others).job.target).toBe('/work/o');
  });
});

describe('what is printed', () => {
  it('says where the export is and whether the trail is whole', () => {
    expect(verbResult({ kind: 'exported', records: 3, verification: whole, manifestSha256: 'b' }, job('--export-audit=out'))).toEqual({ text: 'Exported 3 records to /work/out\nWhole: 3 records, signed up to record 2 by key 0123456789abcdef.\n', code: 0 });
  });

  it('names each fault, with exit code 1', () => {
    const findings = [{ severity: 'fault', tag: 'edited', file: 'a.jsonl', line: 2, seq: 2, detail: null } as const];
    const { text, code } = verbResult({ kind: 'verified', verification: { ...whole, outcome: 'fault', faults: 1, findings } }, job('--verify-audit=p'));
    expect(code).toBe(1);
    expect(text).toContain('Fault: a.jsonl, line 2, record 2: the record was edited.');
  });

  it('says what nothing proves, and why the keychain was no help: exit code 2 for a verification, 0 for an export that was made', () => {
    const unproven: Verification = { ...whole, outcome: 'unproven', why: 'key-unknown' };
    const keychain = { why: 'it is locked', left: 'nothing' as const };
    expect(verbResult({ kind: 'verified', verification: unproven, keychain }, job('--verify-audit=p'))).toEqual({
      text: 'Consistent, not proven: 3 records; signed by key 0123456789abcdef, which nobody gave as the right one.\nThe keychain was no help (it is locked): neither its key nor the newest checkpoint it remembers was checked.\n',
      code: 2,
    });
    const exported = verbResult({ kind: 'exported', records: 3, verification: unproven, manifestSha256: 'b', keychain }, job('--export-audit=out'));
    expect(exported).toMatchObject({ code: 0, text: expect.stringContaining('The bundle is not signed: the keychain gave no key (it is locked).') as unknown });
  });

  it('says why it could not be done, with exit code 2', () => {
    expect(verbResult({ kind: 'failed', fault: { tag: 'verify-failed', detail: 'there is no audit' } }, job('--verify-audit=p'))).toEqual({ text: 'The audit could not be verified (there is no audit).\n', code: 2 });
  });

  it('shows what a file is named, and says of itself, instead of having the terminal obey it, and how much it leaves out', () => {
    const findings = [{ severity: 'fault', tag: 'unlisted-file', file: 'a\u001b[2J\n\u202eb', line: null, seq: null, detail: '\u009b31m' } as const];
    const { text } = verbResult({ kind: 'verified', verification: { ...whole, outcome: 'fault', faults: 3, findings } }, job('--verify-audit=p'));
    expect(text).toContain(String.raw`Fault: a\u001b[2J\u000a\u202eb: `);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).toContain('And 2 others.\n');
    expect(verbResult({ kind: 'exported', records: 3, verification: whole, manifestSha256: 'b' }, job('--export-audit=o\u001b]0;x\u0007')).text).toContain(String.raw`to /work/o\u001b]0;x\u0007`);
    expect(verbResult({ kind: 'failed', fault: { tag: 'verify-failed', detail: '\u001b[2J' } }, job('--verify-audit=p')).text).toBe(`The audit could not be verified (${String.raw`\u001b[2J`}).\n`);
  });

  it('is JSON for programs', () => {
    const { text } = verbResult({ kind: 'verified', verification: whole }, job('--verify-audit=p', '--json'));
    expect(JSON.parse(text)).toMatchObject({ kind: 'verified', verification: { outcome: 'whole' } });
  });
});
