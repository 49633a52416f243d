import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, cards, expect, test } from '../support/app';
import { filteringQuestion } from '../support/articles';
import { unzipped, verb } from '../support/audit-verbs';
import { longer } from '../support/effort';

test('after a clean exit a cut end is found from the command line, by whatever path, as the keyring remembers how far the audit went', longer, async ({ launchSignedIn, desktop }) => {
  const { page, profile, quit } = await launchSignedIn();
  await ask(page, filteringQuestion);
  await expect(cards(page)).toHaveCount(1);
  await quit();
  const folder = join(profile, 'audit');
  expect(await verb(profile, desktop.env, `--verify-audit=${folder}`)).toMatchObject({ code: 0, out: expect.stringMatching(/^Whole: /) });

  const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.jsonl'));
  const file = join(folder, name);
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  await writeFile(file, `${lines.slice(0, -3).join('\n')}\n`);
  const link = join(profile, '..', 'by-another-way');
  await symlink(folder, link);
  for (const path of [folder, `${folder}/`, link]) {
    expect(await verb(profile, desktop.env, `--verify-audit=${path}`), path).toMatchObject({ code: 1, out: expect.stringContaining('records were cut off') });
  }
  // An export of it says so, and is signed.
  const target = join(profile, '..', 'cut.zip');
  expect(await verb(profile, desktop.env, `--export-audit=${target}`)).toMatchObject({ code: 1 });
  const manifest = JSON.parse(await readFile(join(await unzipped(target, join(profile, '..', 'cut')), 'manifest.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({ verification: { outcome: 'fault' }, signature: expect.any(String) });

  // Without a bus the keychain can't be asked: nothing is proven, and it is said.
  const { DBUS_SESSION_BUS_ADDRESS: _bus, XDG_RUNTIME_DIR: _folder, ...without } = desktop.env;
  expect(await verb(profile, without, `--verify-audit=${folder}`)).toMatchObject({ code: 2, err: expect.stringContaining('The keychain was no help (there is no session bus)') });
  expect(await verb(profile, without, `--export-audit=${target}.zip`)).toMatchObject({ code: 0, out: expect.stringContaining('The bundle is not signed: the keychain gave no key (there is no session bus).') });
});

test.describe('with a keyring that gets locked', () => {
  test.use({ desktopOptions: {} });

  test('a locked keyring is left alone by the command line: nobody is prompted, and the result says that nothing is proven', async ({ launchSignedIn, desktop }) => {
    const { page, profile, quit } = await launchSignedIn();
    await ask(page, filteringQuestion);
    await expect(cards(page)).toHaveCount(1);
    await quit();
    await desktop.lockKeyring();
    expect(await verb(profile, desktop.env, `--verify-audit=${join(profile, 'audit')}`)).toMatchObject({ code: 2, err: expect.stringContaining('The keychain was no help (it is locked)') });
    expect(await verb(profile, desktop.env, `--export-audit=${join(profile, '..', 'locked.zip')}`)).toMatchObject({ code: 0, out: expect.stringContaining('the keychain gave no key (it is locked)') });
  });
});
