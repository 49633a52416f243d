import { existsSync } from 'node:fs';
import { chmod, link, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { longer, thorough } from '../support/effort';
import { ownCopy, type Ended, type Installed } from '../support/packaged/installed';
import { expect, test } from '../support/packaged/packaged-app';

/** An empty home of the user's, and a file in it that nobody is to write. */
interface Home {
  readonly env: NodeJS.ProcessEnv;
  readonly written: string;
  /** What has come to be in it. */
  files(): Promise<readonly string[]>;
}

/** Without a display: what is refused, is refused before anybody looks for one. */
async function newHome(installed: Installed, name: string): Promise<Home> {
  const folder = join(dirname(installed.folder), name);
  await mkdir(folder);
  // Anybody's: the user may be another than whoever tests.
  await chmod(folder, 0o777);
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_RUNTIME_DIR: folder, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  return { env, written: join(folder, 'written'), files: () => readdir(folder, { recursive: true }) };
}

/** Starts one after the other is half as fast on two cores. */
async function eachOf<T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const half = Math.ceil(all.length / 2);
  const row = async (some: readonly T[]): Promise<R[]> => {
    const done: R[] = [];
    for (const one of some) done.push(await run(one));
    return done;
  };
  return (await Promise.all([row(all.slice(0, half)), row(all.slice(half))])).flat();
}

/** One sentence, and nothing that Chromium or Node would say had they begun. */
const refused = { code: 2, out: '', err: expect.stringMatching(/^Cuecard does not start (with|while) [^\n]+\.\n$/) };

test('no switch gets a debugger, a log, a key, another trust or another program into the package: exit code 2, one sentence, nothing written', longer, async ({ installed }) => {
  const home = await newHome(installed, 'switches');
  const { written } = home;
  // Chromium begins its log before a line of ours runs. It has nothing to say of Cuecard then.
  const { written: begun } = await newHome(installed, 'logs');
  const script = join(dirname(installed.folder), 'script.js');
  await writeFile(script, `require('fs').writeFileSync(${JSON.stringify(written)}, 'ran')`);
  const switches = [
    ['--remote-debugging-port=0'], ['-remote-debugging-port=0'], ['--remote-debugging-pipe'], ['--inspect=0'], ['--ignore-certificate-errors'], ['--host-resolver-rules=MAP * 127.0.0.1'],
    ['--proxy-server=127.0.0.1:9'], [`--log-net-log=${written}`], [`--ssl-key-log-file=${written}`], ['--enable-logging=file', `--log-file=${begun}`],
    ['--no-sandbox'], ['--renderer-cmd-prefix=/bin/true'], ['--js-flags=--allow-natives-syntax'], [`--load-extension=${dirname(script)}`], ['-r', script], [script],
    ['--policy=/tmp/policy.json'], ['cuecard://ask?text=ab', '--remote-debugging-port=0'],
    ...(thorough
      ? [
          ['--remote-debugging-port', '0'], ['--remote-allow-origins=*', '--remote-debugging-port=0'], ['--inspect-brk=0'], ['--inspect-port=0'], ['--debug-brk=0'],
          ['--ignore-certificate-errors-spki-list=x'], ['--allow-insecure-localhost'], ['--proxy-pac-url=http://127.0.0.1:9/'], ['--auth-server-allowlist=*'],
          [`--trace-startup-file=${written}`, '--trace-startup'], ['--disable-web-security'], ['--disable-seccomp-filter-sandbox'], ['--single-process'], ['--gpu-launcher=/bin/true'],
          ['--utility-cmd-prefix=/bin/true'], [`--require=${script}`], ['-e', `require('fs').writeFileSync('${written}', '')`], ['-i'], [dirname(script)], [`--app=${script}`], ['--language=de'],
          ['--hidden', '--remote-debugging-port=0'],
        ]
      : []),
  ];
  const ran = await eachOf(switches, async (args) => ({ args, ...(await installed.run(args, home.env)) }));
  expect(ran).toEqual(switches.map((args) => ({ args, ...refused })));
  expect(await home.files()).toEqual([]);

  await test.step('what stands behind -- is a switch for nobody', async () => {
    const { code, err } = await installed.run(['--', '--remote-debugging-port=0', `--log-net-log=${written}`], home.env);
    expect(code).not.toBe(2);
    // It came as far as to look for a display.
    expect(err).toMatch(/display/i);
    expect(err).not.toContain('DevTools listening');
    expect(existsSync(written)).toBe(false);
  });
});

test('no variable makes another program of it, has it load code or write down what it says', longer, async ({ installed }) => {
  const home = await newHome(installed, 'variables');
  const { written } = home;
  const script = join(dirname(installed.folder), 'required.js');
  await writeFile(script, `require('fs').writeFileSync(${JSON.stringify(written)}, 'ran')`);
  const variables = [
    ['ELECTRON_RUN_AS_NODE', '1'], ['SSLKEYLOGFILE', written],
    ['ELECTRON_ENABLE_LOGGING', 'file'], ['ELECTRON_LOG_FILE', written], ['NODE_TLS_REJECT_UNAUTHORIZED', '0'], ['NODE_V8_COVERAGE', written], ['CHROME_DEVEL_SANDBOX', '/bin/true'],
  ] as const;
  const ran = await eachOf(variables, async ([name, value]) => ({ name, ...(await installed.run([], { ...home.env, [name]: value })) }));
  expect(ran).toEqual(variables.map(([name]) => ({ name, ...refused, err: `Cuecard does not start while the environment variable ${name} is set.\n` })));
  // As Node it would run the script, and say nothing.
  expect(await installed.run([script], { ...home.env, ELECTRON_RUN_AS_NODE: '1' })).toEqual(refused);
  expect(await home.files()).toEqual([]);

  // A fuse has these taken away before a line of ours runs: it goes on to look for a display.
  for (const options of [`--require=${script}`, '--inspect=0']) {
    const { err } = await installed.run([], { ...home.env, NODE_OPTIONS: options });
    expect(err).toMatch(/display/i);
    expect(err).not.toMatch(/Debugger listening/i);
    expect(existsSync(written)).toBe(false);
  }
});

test('called like Electron’s own binary it is a package all the same, and takes no app but its own', async ({ installed }) => {
  const home = await newHome(installed, 'renamed');
  const renamed = join(installed.folder, 'electron');
  await link(installed.binary, renamed);
  const foreign = join(dirname(installed.folder), 'foreign-app');
  await mkdir(foreign);
  await writeFile(join(foreign, 'package.json'), JSON.stringify({ name: 'foreign', main: 'main.js', cuecard: { build: 'source' } }));
  await writeFile(join(foreign, 'main.js'), `require('fs').writeFileSync(${JSON.stringify(home.written)}, 'ran'); process.exit(0)`);
  const all: readonly Ended[] = await eachOf([['--remote-debugging-port=0'], ['--inspect=0'], [foreign], ['--policy=/tmp/policy.json']], (args) => installed.run(args, home.env, { binary: renamed }));
  for (const one of all) expect(one).toEqual(refused);
  // Neither beside the archive nor in its place: the fuse has it load nothing else.
  await rename(foreign, join(installed.folder, 'resources', 'app'));
  expect(await installed.run(['--policy=/tmp/policy.json'], home.env, { binary: renamed })).toEqual(refused);
  expect(await home.files()).toEqual([]);
});

test('on Linux no fuse notices that the archive was changed: that only its owner can change it is what protects it', async ({ installed }) => {
  const home = await newHome(installed, 'changed');
  const archive = join(installed.folder, 'resources', 'app.asar');
  const sentence = 'Cuecard does not start with ';
  const bytes = await readFile(await ownCopy(archive));
  const places: number[] = [];
  for (let at = bytes.indexOf(sentence); at >= 0; at = bytes.indexOf(sentence, at + 1)) places.push(at);
  const spell = async (letter: string): Promise<void> => {
    for (const at of places) bytes.write(letter, at, 'latin1');
    await writeFile(archive, bytes);
  };
  await spell('Q');
  expect(await installed.run(['--inspect'], home.env)).toMatchObject({ code: 2, err: expect.stringMatching(/^Quecard does not start with/) });
  await spell('C');
});
