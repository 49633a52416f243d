import { describe, expect, it } from 'vitest';
import { TrustedChains } from '../../../src/main/network/trusted-chains';

describe('what Chromium accepted', () => {
  it('is remembered for that host alone, without the host’s own certificate', () => {
    const chains = new TrustedChains();
    chains.accepted('Acme.example.com', ['leaf', 'intermediate', 'root']);
    expect(chains.of('acme.example.com')).toEqual(['intermediate', 'root']);
    expect(chains.of('other.example.com')).toBeNull();
  });

  it('is the certificate itself where that is its own root', () => {
    const chains = new TrustedChains();
    chains.accepted('acme.example.com', ['leaf']);
    expect(chains.of('acme.example.com')).toEqual(['leaf']);
  });

  it('is forgotten when the same certificate is refused later', () => {
    const chains = new TrustedChains();
    chains.accepted('acme.example.com', ['leaf', 'root']);
    chains.refused('acme.example.com', 'leaf');
    expect(chains.of('acme.example.com')).toBeNull();
    expect(chains.isUncertain('acme.example.com')).toBe(true);
  });

  it('stays known when somebody else’s certificate was met under that name, as at a hotel’s network', () => {
    const chains = new TrustedChains();
    chains.accepted('acme.example.com', ['leaf', 'root']);
    chains.refused('acme.example.com', 'stranger');
    expect(chains.of('acme.example.com')).toEqual(['root']);
    expect(chains.isUncertain('acme.example.com')).toBe(false);
  });

  it('is doubted until Chromium accepts again, and stays known meanwhile', () => {
    const chains = new TrustedChains();
    chains.accepted('acme.example.com', ['leaf', 'root']);
    chains.doubt('acme.example.com');
    expect(chains.isUncertain('acme.example.com')).toBe(true);
    expect(chains.of('acme.example.com')).toEqual(['root']);
    chains.accepted('acme.example.com', ['renewed', 'new root']);
    expect(chains.isUncertain('acme.example.com')).toBe(false);
    expect(chains.of('acme.example.com')).toEqual(['root', 'new root']);
  });

  it('is kept for eight certificates of a host', () => {
    const chains = new TrustedChains();
    for (let one = 0; one <= 8; one += 1) chains.accepted('acme.example.com', [`leaf ${one}`, `root ${one}`]);
    expect(chains.of('acme.example.com')).toHaveLength(8);
    expect(chains.of('acme.example.com')).not.toContain('root 0');
  });

  it('is bounded: the oldest goes first', () => {
    const chains = new TrustedChains();
    for (let host = 0; host <= 32; host += 1) chains.accepted(`${host}.test`, ['leaf', 'root']);
    expect(chains.of('0.test')).toBeNull();
    expect(chains.of('1.test')).toEqual(['root']);
    expect(chains.of('32.test')).toEqual(['root']);
  });
});
