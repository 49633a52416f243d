import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { longer } from '../support/effort';
import { startScreenReader } from '../support/packaged/accessibility';
import { ordinaryUser } from '../support/packaged/installed';
import { expect, test } from '../support/packaged/packaged-app';
import { behindPolicy } from '../support/packaged/private-etc';

const skipped = ordinaryUser === undefined ? ' (skipped: only root may give a process an /etc of its own)' : '';
test.skip(skipped !== '', 'only root may give a process an /etc of its own');

/** What somebody who is no administrator could have made of the policy’s file, each by a line of shell. */
const writable: Readonly<Record<string, string>> = {
  'a file that anybody may write': 'chmod 666 /etc/cuecard/policy.json',
  'a folder that anybody may write': 'chmod 777 /etc/cuecard',
  'a link to a file of the user’s': `mv /etc/cuecard/policy.json /etc/linked.json; chown ${ordinaryUser?.uid ?? 0} /etc/linked.json; ln -s /etc/linked.json /etc/cuecard/policy.json`,
};

test(`the package takes another profile folder where the machine’s policy allows it, and where only administrators could write that${skipped}`, longer, async ({ installed }) => {
  const home = await mkdtemp('/tmp/cuecard-policy-');
  await chmod(home, 0o777);
  const env = { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const allowing = { app: { allowUserDataDir: true } };
  const start = (policy: unknown, folder: string, prepare?: string) => installed.run([`--user-data-dir=${home}/${folder}`], env, { through: behindPolicy(policy, prepare) });

  // It came as far as to look for a display.
  expect((await start(allowing, 'allowed')).err).toMatch(/display/i);
  const refused = { code: 2, out: '', err: expect.stringMatching(/^Cuecard does not start with “--user-data-dir”: the policy of this computer does not allow it/) };
  expect(await start({}, 'refused')).toMatchObject(refused);
  for (const [what, prepare] of Object.entries(writable)) expect(await start(allowing, 'refused', prepare), what).toMatchObject(refused);
  // Chromium makes it before a line of ours runs.
  expect(await readdir(`${home}/refused`)).toEqual([]);
  await rm(home, { recursive: true });
});

test(`the package says of a policy that its user could write that it stays disconnected${skipped}`, async ({ installed, agent, genesys }) => {
  const { desktop } = agent;
  const reader = await startScreenReader(desktop.env);
  const policy = { gateway: { orgUrl: genesys.client.orgUrl, clientId: genesys.client.clientId } };
  installed.start(['--force-renderer-accessibility'], { ...desktop.env, ...reader.env }, { through: behindPolicy(policy, writable['a file that anybody may write']) });
  await reader.find('static', /could have been changed by others than administrators/);
  expect(genesys.simulator.counters.openSockets).toBe(0);
  reader.stop();
});
