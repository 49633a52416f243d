import { generate } from 'selfsigned';

/** A certificate and its key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of this run alone. */
export async function newAuthority(name = 'Test authority'): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: name }], {
    ...kind,
    ...lasting(daysFromNow(-1), daysFromNow(30)),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** A server's certificate for names and IP addresses; without an authority it vouches for itself. */
export async function newServer(
  hosts: readonly string[],
  authority: Identity | null,
  validity: 'valid' | 'expired' | 'not yet' = 'valid',
): Promise<Identity> {
  const [from, to] = { valid: [-1, 30], expired: [-30, -1], 'not yet': [1, 30] }[validity] as [number, number];
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'nobody' }], {
    ...kind,
    ...lasting(daysFromNow(from), daysFromNow(to)),
    ...(authority === null ? {} : { ca: { ...authority } }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((host) => (/^[\d.]+$|:/.test(host) ? { type: 7, ip: host } : { type: 2, value: host })) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

const kind = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

function lasting(notBeforeDate: Date, notAfterDate: Date): { notBeforeDate: Date; notAfterDate: Date } {
  return { notBeforeDate, notAfterDate };
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}
