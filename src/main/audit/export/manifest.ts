/** What `manifest.json` of a bundle holds, in this order; src/main/audit/verify/manifest-grammar.ts has the types. */
export interface Manifest {
  readonly format: 1 | 2;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly exporter: { readonly app: string; readonly version: string };
  readonly filters: { readonly from: string | null; readonly to: string | null; readonly statuses: readonly string[] };
  /** Every other file of the bundle. `records` is null for what holds none. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number; readonly records: number | null }[];
  readonly first: { readonly seq: number; readonly timestamp: string } | null;
  readonly last: { readonly seq: number; readonly timestamp: string } | null;
  /** What the chain's first record in the bundle follows. */
  readonly base: { readonly seq: number; readonly hash: string } | null;
  /** The chain's last record in the bundle, stubs included. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly counts: {
    readonly records: number;
    readonly queries: number;
    readonly events: number;
    readonly by_status: Readonly<Record<string, number>>;
    readonly withheld_by_reason: Readonly<Record<string, number>>;
  };
  readonly key_id: string | null;
  /** SPKI DER, base64. */
  readonly public_key: string | null;
  /** Every key the trail named, SPKI DER, base64: the window may begin after the record that names one. */
  readonly keys: readonly string[];
  /** Of the whole trail, when it was exported. */
  readonly verification: {
    readonly outcome: 'whole' | 'unproven' | 'fault';
    readonly records: number;
    readonly faults: number;
    readonly warnings: number;
    readonly signed_up_to: number | null;
    readonly first_fault: string | null;
  };
  /** Ed25519, base64, over the bytes of the file before the line that holds it; null where no key was at hand. */
  readonly signature: string | null;
}

/** Names of the files in a bundle. */
export const bundleNames = {
  manifest: 'manifest.json',
  records: 'records.jsonl',
  chain: 'chain.jsonl',
  csv: 'records.csv',
  ecs: 'records.ecs.jsonl',
  report: 'REPORT.html',
  format: 'audit-format.md',
  verifier: 'verify-audit.mjs',
} as const;

/** What every bundle holds beside its manifest; more only as the manifest lists it. */
export const everyBundleHolds: readonly string[] = [bundleNames.records, bundleNames.chain, bundleNames.report, bundleNames.format, bundleNames.verifier];

/** A manifest as it is written, signed over its exact bytes. `sign` is null where no key is at hand. */
export async function manifestBytes(manifest: Omit<Manifest, 'signature'>, sign: ((bytes: Buffer) => Promise<Buffer>) | null): Promise<Buffer> {
  const unsigned = JSON.stringify({ ...manifest, signature: null }, null, 2);
  const signed = unsigned.slice(0, -unsignedEnd.length);
  const signature = sign === null ? null : (await sign(Buffer.from(signed, 'utf8'))).toString('base64');
  return Buffer.from(`${JSON.stringify({ ...manifest, signature }, null, 2)}\n`, 'utf8');
}

const unsignedEnd = ',\n  "signature": null\n}';
