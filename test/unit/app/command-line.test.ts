import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../src/main/app/command-line';

const nothing = { userDataDir: null, policy: null, start: 'shown', releaseAfterMs: null, demoPace: null, language: null, demo: 'on-request' };

describe('the command line', () => {
  it('says nothing by itself', () => {
    expect(readCommandLine(['/opt/Cuecard/cuecard'], 'source')).toEqual(nothing);
  });

  it('has flags of ours among those of Electron and Chromium', () => {
    expect(readCommandLine(['electron', '--no-sandbox', '.', '--user-data-dir=/tmp/a b', '--hidden', '--policy=./p.json', '--remote-debugging-port=0', '--demo'], 'source')).toEqual({
      userDataDir: '/tmp/a b',
      policy: './p.json',
      start: 'hidden',
      releaseAfterMs: null,
      demoPace: null,
      language: null,
      demo: 'always',
    });
  });

  it('plays the demo always, or only while nothing is configured', () => {
    expect(readCommandLine(['--demo-unless-configured'], 'source').demo).toBe('unless-configured');
    expect(readCommandLine(['--demo-unless-configured', '--demo'], 'source').demo).toBe('always');
  });

  it.each(['--hidden=true', '--demonstrate', '-demo', 'demo', '--policy', '--policy=', '--policyx=a', `--user-data-dir=${'x'.repeat(4_097)}`, '--USER-DATA-DIR=a'])('takes no notice of %s', (flag) => {
    expect(readCommandLine([flag], 'source')).toEqual(nothing);
  });

  it.each([['500', 500], ['0', 0], ['-1', null], ['1e3', null], ['123456789', null], ['', null]])('gives up a hidden page after %s ms', (given, expected) => {
    expect(readCommandLine([`--release-hidden-after=${given}`], 'source').releaseAfterMs).toBe(expected);
  });

  it.each([['1', 1], ['99', 99], ['100', null], ['0', null], ['-2', null], ['2.5', null], ['', null]])('plays the demo %s times as fast', (given, expected) => {
    expect(readCommandLine([`--demo-pace=${given}`], 'source').demoPace).toBe(expected);
  });

  it('takes the first where one is given twice, and keeps what follows the first =', () => {
    expect(readCommandLine(['--policy=a=b', '--policy=c'], 'source').policy).toBe('a=b');
  });

  it('is deaf in a package to what is from source only', () => {
    const given = ['--policy=a', '--release-hidden-after=500', '--demo-pace=9', '--language=de', '--user-data-dir=b', '--hidden'];
    expect(readCommandLine(given, 'package')).toEqual({ ...nothing, userDataDir: 'b', start: 'hidden' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.string().map((text) => `--policy=${text}`))), (argv) => readCommandLine(argv, 'source').start === 'shown' || argv.includes('--hidden')));
  });
});
