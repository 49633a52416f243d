import { describe, expect, it } from 'vitest';
import { namelessUser } from '../../../scripts/desktop/bus.mjs';
import { SetupError } from '../../../scripts/setup/progress.mjs';

describe('a session bus that is not ready', () => {
  const late = new SetupError('The session bus was not ready.', 'what the bus printed');

  it('is explained by a user without an entry in /etc/passwd', () => {
    const reason = namelessUser(late, () => {
      throw new Error('ENOENT: no such file or directory, uv_os_get_passwd');
    });
    expect(reason?.message).toMatch(/this user \(id \d+\) has no entry in \/etc\/passwd/);
    expect(reason?.output).toBe('what the bus printed');
  });

  it('is left as it is for a user who has one', () => {
    expect(namelessUser(late, () => ({ username: 'someone' }))).toBeUndefined();
  });
});
