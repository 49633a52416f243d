import { execFileSync } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { expect, test } from '../support/app';
import { longer } from '../support/effort';
import { newProfile } from '../support/profile';
import { watchStalls } from '../support/stalls';

const canHaveOwnZone = process.platform === 'linux' && process.getuid?.() === 0;

// The moment is in summer, when the three zones differ by more than an hour.
const moment = Date.UTC(2026, 6, 1, 12);
const zones = [['Asia/Tokyo', 21], ['America/New_York', 8], ['Europe/Paris', 14]] as const;

test(`main and window follow the computer to other time zones within 5 s${canHaveOwnZone ? '' : ' (left out: only root can give a process a zone of its own)'}`, longer, async ({ launchSignedIn, desktop }) => {
  test.skip(!canHaveOwnZone, 'only root can give a process a zone of its own');
  const profile = await newProfile();
  // A private /etc over the machine's own, which stays as it is.
  const [executable, over] = [join(dirname(profile), 'in-another-zone'), join(dirname(profile), 'over')];
  const { path } = await electronRuntime();
  const script = `mkdir -p '${over}' && mount -t tmpfs tmpfs '${over}' && mkdir '${over}/upper' '${over}/work' && mount -t overlay overlay -o 'lowerdir=/etc,upperdir=${over}/upper,workdir=${over}/work' /etc && ln -sfn /usr/share/zoneinfo/Etc/UTC /etc/localtime && exec "$@"`;
  await writeFile(executable, `#!/bin/sh\nexec unshare -m --propagation private /bin/sh -c ${JSON.stringify(script).replaceAll('$', '\\$')} sh '${path}' "$@"\n`);
  await chmod(executable, 0o755);
  const { app, page } = await launchSignedIn({ profile, executable, env: { ...desktop.env, TZ: undefined } });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Diagnostics' }).click();
  const stalls = await watchStalls(app);
  const { pid = 0 } = app.process();
  const state = await page.evaluate(() => window.cuecard.invoke('state:subscribe', null));
  const since = state.ok ? (state.value.diagnostics.connectedSince ?? 0) : 0;
  for (const [zone, hour] of zones) {
    execFileSync('nsenter', ['-t', String(pid), '-m', 'ln', '-sfn', `/usr/share/zoneinfo/${zone}`, '/etc/localtime']);
    await expect.poll(() => app.evaluate((_electron, at) => new Date(at).getHours(), moment), { message: `main in ${zone}`, timeout: 10_000 }).toBe(hour);
    await expect.poll(() => page.evaluate((at) => new Date(at).getHours(), moment), { message: `window in ${zone}` }).toBe(hour);
    const words = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(since);
    await expect(page.getByRole('region', { name: 'Connection' })).toContainText(words);
    expect(await app.evaluate(() => process.env.TZ ?? null)).toBeNull();
  }
  await stalls.expectNone('while the zone changed');
});
