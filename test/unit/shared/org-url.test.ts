import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keychainAccount, parseOrgUrl } from '../../../src/shared/domain/org-url';

describe('the organisation’s address', () => {
  it.each([
    ['acme.example.com', 'https://acme.example.com'],
    ['  https://acme.example.com/ ', 'https://acme.example.com'],
    ['HTTPS://ACME.Example.Com', 'https://acme.example.com'],
    ['https://acme.example.com:443', 'https://acme.example.com'],
    ['acme.example.com:8443', 'https://acme.example.com:8443'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['[2001:db8::1]', 'https://[2001:db8::1]'],
    ['https://[2001:DB8:0:0::1]:9000/', 'https://[2001:db8::1]:9000'],
    ['localhost', 'https://localhost'],
  ])('reads %j as %s', (text, origin) => {
    expect(parseOrgUrl(text)).toEqual({ ok: true, value: origin });
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:3000', 'http://[::1]:8080', 'http://127.9.8.7', 'http://127.1'])(
    'takes plain http for the loopback host in %s',
    (text) => {
      expect(parseOrgUrl(text)).toMatchObject({ ok: true });
    },
  );

  it.each([
    'http://acme.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://[::2]',
    'http://0.0.0.0',
    'ftp://acme.example.com',
    'ws://127.0.0.1',
    'app://acme',
  ])('asks for https instead of %s', (text) => {
    expect(parseOrgUrl(text)).toEqual({
      ok: false,
      error: { tag: 'org-url-invalid', detail: 'The address must start with https://.' },
    });
  });

  it.each(['https://acme.example.com/login', 'acme.example.com/?a=1', 'acme.example.com/#top', 'acme.example.com/a/..//b', 'file:///etc/passwd'])(
    'refuses the path, query or fragment of %s',
    (text) => {
      expect(parseOrgUrl(text)).toMatchObject({ ok: false, error: { detail: expect.stringContaining('without a path') as unknown } });
    },
  );

  it.each(['https://ann@acme.example.com', 'https://ann:pw@acme.example.com', 'ann@acme.example.com', 'https://:pw@acme.example.com'])(
    'refuses the credentials of %s and doesn’t repeat them',
    (text) => {
      const parsed = parseOrgUrl(text);
      expect(parsed).toEqual({
        ok: false,
        error: { tag: 'org-url-invalid', detail: 'The address must not contain a user name or password.' },
      });
    },
  );

  it.each(['', '   ', '\t\n'])('asks for an address where there is none (%j)', (text) => {
    expect(parseOrgUrl(text)).toEqual({ ok: false, error: { tag: 'org-url-invalid' } });
  });

  it.each(['https://', 'acme example', 'https://acme:99999', 'javascript:alert(1)', '[::1', 'https://acme%00.example', 'x'.repeat(5_000) + ' '.repeat(3) + 'y'])(
    'says that %j is not an address',
    (text) => {
      const parsed = parseOrgUrl(text);
      expect(parsed).toMatchObject({ ok: false, error: { tag: 'org-url-invalid', detail: 'This is not an address. Enter one such as acme.example.com.' } });
    },
  );

  it('never throws, and gives only an https origin, or an http one of loopback, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'javascript:', '//', '\\\\', ''), fc.string(), fc.constantFrom('', ':0', ':65536', '@', '/', '\\')).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseOrgUrl(text);
        if (!parsed.ok) return parsed.error.tag === 'org-url-invalid';
        const url = new URL(parsed.value);
        const loopback = ['localhost', '[::1]'].includes(url.hostname) || url.hostname.startsWith('127.');
        return url.origin === parsed.value && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback));
      }),
      { numRuns: 500 },
    );
  });

  it('reads its own answer as the same address', () => {
    fc.assert(
      fc.property(fc.webAuthority({ withPort: true }), (authority) => {
        const once = parseOrgUrl(authority);
        if (once.ok) expect(parseOrgUrl(once.value)).toEqual(once);
      }),
    );
  });
});

describe('the keychain account', () => {
  it('is the client and the host, with the port where it isn’t the usual one', () => {
    expect(keychainAccount('agent-app', 'https://acme.example.com')).toBe('agent-app@acme.example.com');
    expect(keychainAccount('agent-app', 'https://acme.example.com:8443')).toBe('agent-app@acme.example.com:8443');
    expect(keychainAccount('agent-app', 'http://[::1]:8080')).toBe('agent-app@[::1]:8080');
  });
});
