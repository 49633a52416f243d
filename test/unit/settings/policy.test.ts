import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { givenPolicy, machinePolicy, readPolicy as readPolicyOf } from '../../../src/main/settings/policy';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
let path: string;
beforeEach(() => {
  path = join(scratch(), 'policy.json');
});

const readPolicy = (file: string): ReturnType<typeof readPolicyOf> => readPolicyOf({ file, weakness: () => null });

function policyOf(content: string | Buffer): ReturnType<typeof readPolicy> {
  writeFileSync(path, content);
  return readPolicy(path);
}

describe('a policy', () => {
  it('is none where there is no file', () => {
    expect(readPolicy(path)).toEqual({ values: {}, hash: null, fault: null });
    expect(readPolicy(join(path, 'beneath', 'nothing'))).toEqual({ values: {}, hash: null, fault: null });
  });

  it('is what its file says, with a hash of it', () => {
    expect(policyOf('{"gateway": {"maxResults": 3}}')).toEqual({
      values: { gateway: { maxResults: 3 } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      fault: null,
    });
  });

  it('may begin with a byte order mark', () => {
    expect(policyOf('\ufeff{"window": {}}')).toMatchObject({ values: { window: {} }, fault: null });
  });

  it('has the same hash however it is laid out, and another one when anything in it changes', () => {
    const hashes = ['{"gateway":{"maxResults":3,"language":"de"},"window":{}}', '{\n "window": {},\n "gateway": {"language": "de", "maxResults": 3}\n}', '\ufeff{"gateway":{"language":"de","maxResults":3},"window":{}}'].map((text) => policyOf(text).hash);
    expect(new Set(hashes).size).toBe(1);
    expect(policyOf('{"gateway":{"maxResults":4,"language":"de"},"window":{}}').hash).not.toBe(hashes[0]);
  });

  it.each([
    ['no JSON', '{"gateway": '],
    ['empty', ''],
    ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x7b])],
    ['holding a number that JSON does not have', '{"gateway": {"maxResults": NaN}}'],
    ['holding a number beyond all numbers', '{"gateway": {"maxResults": 1e999}}'],
    ['nested without end', '['.repeat(200_000)],
  ])('that is %s can’t be read, and that is a fault', (_what, content) => {
    expect(policyOf(content)).toEqual({ values: {}, hash: null, fault: { tag: 'policy-unreadable', detail: 'it is not valid JSON' } });
  });

  it.each(['null', '[]', '"x"', '7', 'true', '[{"gateway": {"maxResults": 3}}]'])('that is JSON but no object (%s) manages nothing, and that is a fault', (content) => {
    expect(policyOf(content)).toEqual({ values: {}, hash: null, fault: { tag: 'policy-unreadable', detail: 'it is not a JSON object' } });
  });

  it('over 1 MiB is refused', () => {
    expect(policyOf(`{"a": "${'x'.repeat(1024 * 1024)}"}`)).toMatchObject({ hash: null, fault: { tag: 'policy-unreadable', detail: 'it is larger than 1 MiB' } });
    expect(policyOf(`{"a": "${'知'.repeat(400_000)}"}`)).toMatchObject({ hash: null, fault: { detail: 'it is larger than 1 MiB' } });
    expect(policyOf(`{"a": "${'x'.repeat(1024 * 1024 - 9)}"}`).fault).toBeNull();
  });

  it('that is there but can’t be read is a fault, never the same as none', () => {
    mkdirSync(path);
    expect(readPolicy(path)).toEqual({ values: {}, hash: null, fault: { tag: 'policy-unreadable', detail: 'EISDIR' } });
  });
});

describe('the machine’s own policy', () => {
  it('is where only an administrator can write', () => {
    expect(machinePolicy('linux').file).toBe('/etc/cuecard/policy.json');
    expect(machinePolicy('darwin').file).toBe('/Library/Application Support/Cuecard/policy.json');
    expect(machinePolicy('win32', () => ({ file: 'D:\\Data\\Cuecard\\policy.json', fileRights: null, folderRights: null })).file).toBe('D:\\Data\\Cuecard\\policy.json');
    expect(machinePolicy('win32', () => null).file).toBe('C:\\ProgramData\\Cuecard\\policy.json');
  });

  it('is not believed where others could have written it, or where that can’t be found out', () => {
    writeFileSync(path, '{"gateway": {"maxResults": 3}}');
    expect(readPolicyOf({ file: path, weakness: () => 'others than root can write to /etc' })).toEqual({ values: {}, hash: null, fault: { tag: 'policy-untrusted', detail: 'others than root can write to /etc' } });
    expect(readPolicyOf({ ...machinePolicy('win32', () => null), file: path })).toMatchObject({ hash: null, fault: { tag: 'policy-untrusted' } });
    const failing = (): null => {
      throw new Error('no answer');
    };
    expect(readPolicyOf({ file: path, weakness: failing })).toMatchObject({ hash: null, fault: { tag: 'policy-unreadable' } });
  });

  it('is checked also where it is named by a flag, as another file is not', () => {
    const machine = { file: '/etc/cuecard/policy.json', weakness: () => 'weak' };
    expect(givenPolicy('/etc/cuecard/policy.json', machine).weakness()).toBe('weak');
    expect(givenPolicy('/tmp/policy.json', machine).weakness()).toBeNull();
  });

  it('may be no pipe, which would hold everything up', () => {
    execFileSync('mkfifo', [path]);
    expect(readPolicy(path).fault).toEqual({ tag: 'policy-unreadable', detail: 'it is not a file' });
  });
});
