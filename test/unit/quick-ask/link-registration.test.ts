import { describe, expect, it } from 'vitest';
import { registerLinks, type Installation } from '../../../src/main/quick-ask/link-registration';

const here: Installation = { platform: 'win32', from: 'package', binary: 'C:\\Cuecard.exe', appFolder: 'C:\\src' };

function registered(part: Partial<Installation>, mode: 'on' | 'off', answer = true): [outcome: string, calls: unknown[]] {
  const calls: unknown[] = [];
  const system = {
    setAsDefaultProtocolClient: (...given: unknown[]) => (calls.push(['set', ...given]), answer),
    removeAsDefaultProtocolClient: (...given: unknown[]) => (calls.push(['remove', ...given]), answer),
  };
  return [registerLinks(system, { ...here, ...part }, mode), calls];
}

describe('cuecard: links are opened', () => {
  it('on Windows by a command that ends with --, so that nothing in a link is a flag', () => {
    expect(registered({}, 'on')).toEqual(['done', [['set', 'cuecard', 'C:\\Cuecard.exe', ['--']]]]);
    expect(registered({ from: 'source' }, 'on')).toEqual(['done', [['set', 'cuecard', 'C:\\Cuecard.exe', ['C:\\src', '--']]]]);
  });

  it('no longer once they are turned off', () => {
    expect(registered({}, 'off')).toEqual(['done', [['remove', 'cuecard', 'C:\\Cuecard.exe', ['--']]]]);
  });

  it('on macOS by the package only', () => {
    expect(registered({ platform: 'darwin' }, 'on')[0]).toBe('done');
    expect(registered({ platform: 'darwin', from: 'source' }, 'on')).toEqual(['not-here', []]);
  });

  it('on Linux by the package’s desktop file, without a word from us', () => {
    expect(registered({ platform: 'linux' }, 'on')).toEqual(['not-here', []]);
  });

  it('or the system refuses, and that is said', () => {
    expect(registered({}, 'on', false)[0]).toBe('refused');
  });
});
