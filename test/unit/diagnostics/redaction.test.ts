import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Redactor } from '../../../src/main/diagnostics/redaction';
import { newSecret } from '../../support/samples';

let redactor: Redactor;
beforeEach(() => {
  redactor = new Redactor();
});

const asLogged = (value: unknown): string => JSON.stringify(redactor.value(value));

describe('facts', () => {
  it.each(['authorization', 'Authorization', 'proxy-authorization', 'Cookie', 'token', 'accessToken', 'access_token', 'refreshToken', 'clientSecret', 'client_secret', 'secret', 'password', 'text', 'queryText', 'query_text', 'snippet', 'title', 'utterance'])(
    'under the name %s are never written, whatever they are',
    (key) => {
      for (const value of ['private', 7, ['private'], { deeper: 'private' }, null]) {
        expect(redactor.value({ [key]: value, other: 'kept' })).toEqual({ [key]: '[redacted]', other: 'kept' });
      }
    },
  );

  it('are looked for at any depth, in lists too', () => {
    expect(redactor.value({ request: { headers: [{ Authorization: 'Bearer abc' }], body: { queryText: 'private' } } })).toEqual({
      request: { headers: [{ Authorization: '[redacted]' }], body: { queryText: '[redacted]' } },
    });
  });

  it('of other names are left as they are', () => {
    const facts = { code: 1006, fault: 'connection-lost', ok: true, none: null, texts: 3, subtitle: 'kept' };
    expect(redactor.value(facts)).toEqual(facts);
    expect(redactor.value(undefined)).toBeUndefined();
    expect(redactor.value(7)).toBe(7);
  });

  it('that are an error keep its name, message and stack, cleaned', () => {
    const secret = newSecret();
    redactor.hide(secret);
    const value = redactor.value({ error: new TypeError(`refused ${secret} with Bearer abc.def`) });
    expect(value).toEqual({ error: { name: 'TypeError', message: 'refused [redacted] with Bearer [redacted]', stack: expect.stringContaining('redaction.test') as unknown } });
    expect(JSON.stringify(value)).not.toContain(secret);
  });
});

describe('a text', () => {
  it.each([
    ['Authorization: Bearer abc.def-123_~+/=', 'Authorization: Bearer [redacted]'],
    ['authorization: basic YWJjOmRlZg==, then', 'authorization: basic [redacted], then'],
    ['{"access_token":"abc","expires_in":3600}', '{"access_token":[redacted],"expires_in":3600}'],
    ['{"client_secret": "with \\"quotes\\" inside", "a": 1}', '{"client_secret": [redacted], "a": 1}'],
    ['grant_type=x&client_secret=abc&password=def', 'grant_type=x&client_secret=[redacted]&password=[redacted]'],
    ['connected to acme.example.com', 'connected to acme.example.com'],
  ])('%j is written as %j', (text, clean) => {
    expect(redactor.text(text)).toBe(clean);
  });
});

describe('a secret in use', () => {
  it('is nowhere in what is written, in any of the forms it travels in', () => {
    const secrets = fc.oneof(fc.constant(null).map(newSecret), fc.string({ minLength: 6, maxLength: 60 }), fc.string({ unit: 'binary', minLength: 6, maxLength: 60 }));
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        const own = new Redactor();
        own.hide(secret);
        for (const form of [secret, encodeURIComponent(Buffer.from(secret).toString()), Buffer.from(secret).toString('base64')]) {
          const said = `${before} ${form} ${after}`;
          // What surrounds it may hold it by chance, or make it up together with the mark: no business of this test.
          if (`${before} ${after} [redacted]`.includes(form)) continue;
          expect(own.text(said).includes(form)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is found in facts, however deep and under whatever name', () => {
    const secret = newSecret();
    redactor.hide(secret);
    const facts = { a: [{ b: `x${secret}x` }], url: `https://acme.example.com/?s=${encodeURIComponent(secret)}`, basic: Buffer.from(secret).toString('base64'), [`key ${secret}`]: 1 };
    const logged = asLogged(facts);
    expect(logged).not.toContain(secret);
    expect(logged).not.toContain(Buffer.from(secret).toString('base64'));
    expect(logged).toContain('acme.example.com');
  });

  it('is replaced whole, also where another one is a part of it', () => {
    redactor.hide('hunter2hunter2');
    redactor.hide('hunter2hunter2-and-more');
    expect(redactor.text('it was hunter2hunter2-and-more')).toBe('it was [redacted]');
  });

  it('is too short to be hidden under 6 characters, or ordinary words would be censored', () => {
    redactor.hide('abcde');
    redactor.hide('abcdef');
    expect(redactor.text('abcde abcdef')).toBe('abcde [redacted]');
  });

  it('may be any text, half a character included', () => {
    expect(() => redactor.hide('\ud800-not-a-text')).not.toThrow();
  });
});

describe('a value that goes round in circles', () => {
  it('is cut where it meets itself', () => {
    const facts: Record<string, unknown> = { name: 'kept' };
    facts.self = facts;
    expect(asLogged(facts)).toContain('kept');
  });

  it('is written in no time, however many ways round there are', () => {
    const nodes: Record<string, unknown>[] = Array.from({ length: 60 }, (_one, index) => ({ index }));
    for (const node of nodes) nodes.forEach((other, index) => (node[`to${index}`] = other));
    const list: unknown[] = [];
    for (let index = 0; index < 100; index += 1) list.push(list);
    const started = performance.now();
    expect(asLogged({ nodes, list }).length).toBeLessThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('that is merely deep is cut at some depth', () => {
    let facts: unknown = 'bottom';
    for (let depth = 0; depth < 10_000; depth += 1) facts = { facts };
    expect(asLogged(facts)).toContain('[deep]');
    expect(asLogged(facts)).not.toContain('bottom');
  });
});
