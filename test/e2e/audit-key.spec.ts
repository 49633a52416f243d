import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { trailAnchor } from '../support/audit-anchor';
import { auditLines } from '../support/profile';

// That the key is nowhere else is looked for by secrecy.spec.ts, together with the other secrets.
test('the key that signs the audit is in the keyring after a run, with how far it was signed; a trail whose end was cut off before the next is found by that, and said', async ({ launch, launchSignedIn, desktop }) => {
  const { page, profile, quit } = await launchSignedIn();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await expect.poll(async () => (await trailAnchor(desktop.env, profile))?.private_key).toBeTruthy();
  const key = (await trailAnchor(desktop.env, profile))?.private_key;
  await quit();

  const folder = join(profile, 'audit');
  const lines = await auditLines(folder);
  expect(lines.map((line) => ('event' in line ? line.event : 'query'))).toEqual(expect.arrayContaining(['start', 'sign-in', 'query', 'stop']));
  const last = lines.at(-1);
  expect(last).toMatchObject({ event: 'checkpoint' });
  expect(await trailAnchor(desktop.env, profile)).toMatchObject({ private_key: key, seq: last?.seq, hash: last?.hash });

  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const text = await readFile(join(folder, file), 'utf8');
  await writeFile(join(folder, file), `${text.split('\n').slice(0, 2).join('\n')}\n`);
  const second = await launch({ profile });
  await expect(second.page.getByRole('alert').filter({ hasText: 'The audit has a gap: records at its end are missing' })).toBeVisible();
  await second.quit();
  // First of what the second run wrote, unless the keyring took so long that the run began without the key.
  const added = (await auditLines(folder)).slice(2).flatMap((line) => ('event' in line ? [line] : []));
  const gap = added.find(({ event }) => event === 'gap');
  expect(gap).toMatchObject({ reason: 'tail-missing' });
  const without = added.slice(0, gap === undefined ? 0 : added.indexOf(gap));
  expect(gap).toMatchObject({ found_seq: 2 + without.length });
  for (const line of without) expect(line).not.toHaveProperty('signature');
});
