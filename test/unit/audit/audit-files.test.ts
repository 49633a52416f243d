import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTail } from '../../../src/main/audit/audit-files';
import { genesis, seal } from '../../../src/main/audit/chain';
import { anEntry, noon } from '../../support/samples';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();
const [older, newest] = ['audit-2026-02-03.1.jsonl', 'audit-2026-02-03.2.jsonl'];
const long = 2 * 1024 * 1024;
let folder: string;
beforeEach(() => {
  folder = join(scratch(), 'audit');
  mkdirSync(folder);
  writeFileSync(join(folder, older), seal(anEntry(), genesis).line);
});

describe('the end of the trail, where the newest file has no line feed', () => {
  it('is a line that a crash cut short, up to the length of a record: it is set aside, and the file before says where the chain is', async () => {
    writeFileSync(join(folder, newest), 'x'.repeat(long));
    expect(await readTail(folder, noon)).toMatchObject({ broken: false, tornBytes: long, head: { seq: 1 } });
    expect(readdirSync(folder)).toEqual([older, newest, `${newest}.torn-${noon}`]);
  });

  it('is broken beyond that, and stays as it is: no ledger wrote it', async () => {
    for (const text of ['x'.repeat(long + 1), `${seal(anEntry(), genesis).line}${'x'.repeat(long)}`]) {
      writeFileSync(join(folder, newest), text);
      expect(await readTail(folder, noon)).toMatchObject({ broken: true, tornBytes: 0, torn: [], head: genesis });
      expect(readdirSync(folder)).toEqual([older, newest]);
      expect(statSync(join(folder, newest)).size).toBe(text.length);
    }
  });
});
