import { describe, expect, it } from 'vitest';
import { refusedVariable } from '../../../../src/main/app/start/environment';

describe('the environment of a package', () => {
  it.each(['SSLKEYLOGFILE', 'ELECTRON_RUN_AS_NODE', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE', 'NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_DEBUG', 'NODE_COMPILE_CACHE', 'CHROME_LOG_FILE', 'sslkeylogfile'])(
    'may not hold %s',
    (name) => {
      expect(refusedVariable({ PATH: '/bin', [name]: 'x' })).toBe(`Cuecard does not start while the environment variable ${name.toUpperCase()} is set.`);
      expect(refusedVariable({ [name]: '' })).toBeNull();
      expect(refusedVariable({ [name]: undefined })).toBeNull();
    },
  );

  it('may hold what a desktop has', () => {
    const usual = { HOME: '/home/a', LANG: 'de_DE.UTF-8', DISPLAY: ':0', https_proxy: 'http://proxy:3128', NODE_ENV: 'production', NODE_EXTRA_CA_CERTS: '/etc/ca.pem', ELECTRON_OZONE_PLATFORM_HINT: 'auto', XDG_RUNTIME_DIR: '/run/user/1' };
    expect(refusedVariable(usual)).toBeNull();
  });
});
