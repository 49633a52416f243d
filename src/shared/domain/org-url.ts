import { err, ok, type Result } from './result';
import { fault, type Fault } from './fault';

/**
 * Reads what a person types as the organisation's address ("acme.example.com", "https://acme.example.com/")
 * and returns its origin. Plain http is for loopback hosts only; paths, queries and credentials are refused.
 */
export function parseOrgUrl(text: string): Result<string, Fault> {
  if (text.trim() === '') return err(fault('org-url-invalid'));
  const read = readOrgUrl(text);
  return read.ok ? read : err(fault('org-url-invalid', inWords[read.error]));
}

export type OrgUrlProblem = 'not-an-address' | 'address-with-password' | 'address-with-path' | 'address-not-https';

/** The same, with what is wrong by name. */
export function readOrgUrl(text: string): Result<string, OrgUrlProblem> {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return err('not-an-address');
  }
  if (url.username !== '' || url.password !== '') return err('address-with-password');
  if ((url.pathname !== '/' && url.pathname !== '') || url.search !== '' || url.hash !== '') return err('address-with-path');
  if (url.protocol === 'https:') return ok(url.origin);
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return ok(url.origin);
  return err('address-not-https');
}

/** For the log; the window says them in its language (`details` of the catalogue). */
const inWords: Readonly<Record<OrgUrlProblem, string>> = {
  'not-an-address': 'This is not an address. Enter one such as acme.example.com.',
  'address-with-password': 'The address must not contain a user name or password.',
  'address-with-path': 'Enter the address without a path, such as acme.example.com.',
  'address-not-https': 'The address must start with https://.',
};

/** The key of a client secret in the keychain: `{clientId}@{org host[:port]}`. `orgUrl` is an origin. */
export function keychainAccount(clientId: string, orgUrl: string): string {
  return `${clientId}@${new URL(orgUrl).host}`;
}

/** True where the organisation is on this computer, as the demo's is, so that no network matters to it. */
export function isOnThisComputer(orgUrl: string): boolean {
  return isLoopback(new URL(orgUrl).hostname);
}

/** @param hostname as a URL writes it: an IPv6 address in brackets */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
