import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearLeftovers } from '../../../scripts/suites/faketime-leftovers.mjs';
import { scratchFolders } from '../../support/scratch';

const scratch = scratchFolders();

it('what faked processes that are gone left in shared memory is removed, and nothing else', async () => {
  const [shared, processes] = [join(scratch(), 'shm'), join(scratch(), 'proc')];
  for (const folder of [shared, processes, join(processes, '17')]) mkdirSync(folder, { recursive: true });
  for (const name of ['sem.faketime_sem_16', 'faketime_shm_16', 'sem.faketime_sem_17', 'faketime_shm_17', 'faketime_shm_16x', 'pulse-shm-16']) writeFileSync(join(shared, name), '');
  await clearLeftovers({ shared, processes });
  expect(new Set(readdirSync(shared))).toEqual(new Set(['faketime_shm_16x', 'faketime_shm_17', 'pulse-shm-16', 'sem.faketime_sem_17']));
  await clearLeftovers({ shared: join(shared, 'none'), processes });
});
