import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedArgument, type StartRules } from '../../../../src/main/app/start/allowed-arguments';

const on = (platform: NodeJS.Platform): StartRules => ({ platform, profileFlag: 'allowed' });
const linux = on('linux');
const link = 'cuecard://ask?text=where%20is%20it';

/** Chromium's, Electron's and Node's that give something away or loosen something. */
const dangerous = [
  'remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins', 'inspect', 'inspect-brk', 'inspect-port', 'inspect-publish-uid', 'debug', 'debug-brk', 'js-flags',
  'ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost', 'host-resolver-rules', 'host-rules', 'test-type', 'proxy-server', 'proxy-pac-url',
  'proxy-bypass-list', 'no-proxy-server', 'log-net-log', 'net-log-capture-mode', 'ssl-key-log-file', 'enable-logging', 'log-file', 'log-level', 'v', 'vmodule', 'no-sandbox',
  'disable-web-security', 'disable-site-isolation-trials', 'disable-setuid-sandbox', 'disable-gpu-sandbox', 'disable-features', 'enable-features', 'enable-blink-features', 'blink-settings', 'load-extension',
  'single-process', 'in-process-gpu', 'no-zygote', 'utility-cmd-prefix', 'renderer-cmd-prefix', 'gpu-launcher', 'browser-subprocess-path', 'renderer-startup-dialog',
  'password-store', 'use-mock-keychain', 'trace-startup', 'enable-tracing', 'app', 'app-path', 'require', 'eval', 'type', 'headless', 'dump-dom', 'repl-mode', 'crash-dumps-dir',
  'disk-cache-dir', 'unsafely-treat-insecure-origin-as-secure', 'auth-server-whitelist', 'auth-server-allowlist', 'policy', 'release-hidden-after', 'language', 'demo-pace',
  'single-argument', 'enable-automation', 'register-pepper-plugins', 'use-fake-ui-for-media-stream', 'custom-launcher-page', 'ppapi-flash-path', 'relauncher', 'squirrel-install',
] as const;

/** Most of them are neither letters nor dashes; many are control characters. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0x2_0ff }).map((code) => String.fromCharCode(code)) });

describe('what a package is started with', () => {
  it.each([
    [[]], [['--hidden']], [['--demo']], [['--demo-unless-configured']], [['--open=ask']], [['--open=settings', '--hidden']], [['--updated']], [[link]], [['CUECARD://ask?text=ab']],
    [['--', link]], [['--hidden', '--', link, '--remote-debugging-port=1']], [['--lang=pt-BR']], [['--force-device-scale-factor=1.5']], [['--disable-gpu']], [['--ozone-platform-hint=auto']],
    [['--force-renderer-accessibility']], [['']], [['--user-data-dir=/a b']], [['--export-audit=/tmp/a=b', '--from=2026-02-03', '--format=csv,ecs', '--bom', '--json']],
    [['--verify-audit=/tmp/a', '--key-id=0011223344556677', '--no-sandbox']], [['--verify-audit=']],
  ])('is taken: %j', (argv) => {
    expect(refusedArgument(argv, linux)).toBeNull();
  });

  it.each(dangerous)('is not --%s, in whatever form and place Chromium takes it', (name) => {
    for (const form of [`--${name}`, `--${name}=1`, `-${name}`, `-${name}=1`, ` --${name}`, `\t-${name}=1`, `--${name.toUpperCase()}`, `--${name}=`, `---${name}`]) {
      for (const argv of [[form], ['--hidden', form], [form, link], [link, form], [form, '--', link], ['', form]]) {
        for (const platform of ['linux', 'darwin', 'win32'] as const) expect(refusedArgument(argv, on(platform)), `${platform} ${argv.join(' ')}`).not.toBeNull();
      }
    }
    expect(refusedArgument([`/${name}`], on('win32'))).not.toBeNull();
    expect(refusedArgument([`--verify-audit=/tmp/a`, `--${name}`], linux) === null, 'beside a verb').toBe(name === 'no-sandbox');
  });

  it.each([
    '--hidden=1', '--demo=', '--updated=--remote-debugging-port', '--open', '--open=', '--open=audit', '--open=ask --x', '--lang', '--lang=de;x', '--lang=../x', '--force-device-scale-factor=1e9', '--disable-gpu=1',
    '--ozone-platform=headless', '--ozone-platform-hint=auto,x', '--user-data-dir', '--user-data-dir=', '-hidden', '--Hidden', ' --hidden', '--hidden ', '--from=2026-02-03', '--json', '--key-id=1',
    'hidden', '.', '/tmp/file', 'https://example.com', '-', '---', '=', '-psn_0_1', '-Embedding', '--no-sandbox', '\u2014remote-debugging-port', '\u00a0--hidden', '--verify-audit',
  ])('is not %j', (argument) => {
    expect(refusedArgument([argument], linux)).not.toBeNull();
  });

  it('may have what the system itself adds, on that system', () => {
    expect(refusedArgument(['-psn_0_12345'], on('darwin'))).toBeNull();
    expect(refusedArgument(['-Embedding'], on('win32'))).toBeNull();
    expect(refusedArgument(['-psn_0_12345x'], on('darwin'))).not.toBeNull();
  });

  it('has a profile folder of its own only where the policy allows that', () => {
    expect(refusedArgument(['--user-data-dir=/a'], { platform: 'linux', profileFlag: 'not-allowed' })).toContain('app.allowUserDataDir');
  });

  it('is named in one sentence, without its value and without anything a terminal would obey', () => {
    expect(refusedArgument(['--remote-debugging-port=9222'], linux)).toBe('Cuecard does not start with “--remote-debugging-port”: docs/operations.md lists what it takes.');
    fc.assert(
      fc.property(anyText, fc.constantFrom('', '-', '--', '/', '\u001b['), (text, prefix) => {
        const said = refusedArgument([`${prefix}${text}`], linux);
        return said === null || /^Cuecard does not start with [^\p{Cc}]{1,200}\.$/u.test(said);
      }),
    );
  });

  it('is nothing else, whatever is made up', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), fc.constantFrom('-', '--', '/', ' --'), (name, prefix) => {
        const argument = `${prefix}${name}`;
        return ['--', ' --'].includes(argument.trimEnd()) || refusedArgument([argument], on('win32')) !== null || /^--(?:hidden|demo|updated|disable-gpu)$/.test(argument);
      }),
    );
  });
});
