import { everyBundleHolds, bundleNames, type Manifest } from '../export/manifest';
import { count, countsBy, hash, isObject, keyId, listOf, name, orNull, seq, status, text, time, word, type Check } from './grammar';
import { isKey, isSignature } from './keys';
import { isBeyondFormat } from './json-size';

/** A manifest as it was read, and the bytes its signature is over. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly signed: Buffer;
  /** Of its bytes, or of its canonical JSON without the signature. */
  readonly format: 1 | 2;
}

const mostBytes = 2 ** 40;

/** Exactly these members, in this order. */
const object =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.keys(value).join() === Object.keys(members).join() && Object.entries(members).every(([member, check]) => check(Reflect.get(value, member)));
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const plainName: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(value);
const head = object({ seq: count, hash });
const place = object({ seq, timestamp: text(100) });

const shape = object({
  format: oneOf(1, 2),
  created: time,
  exporter: object({ app: name, version: name }),
  filters: object({ from: orNull(time), to: orNull(time), statuses: listOf(20, status) }),
  files: listOf(20, object({ name: plainName, sha256: hash, bytes: (value) => count(value) && Number(value) <= mostBytes, records: orNull(count) })),
  first: orNull(place),
  last: orNull(place),
  base: orNull(head),
  head: orNull(head),
  counts: object({ records: count, queries: count, events: count, by_status: countsBy(200, text(100), count), withheld_by_reason: countsBy(200, text(100), count) }),
  key_id: orNull(keyId),
  public_key: orNull(isKey),
  keys: listOf(1_000, isKey),
  verification: object({ outcome: word, records: count, faults: count, warnings: count, signed_up_to: orNull(count), first_fault: orNull(text(1_000)) }),
  signature: orNull(isSignature),
});

/** Reads a manifest; null where it is none of format 1 or 2, byte for byte as the exporter writes it. */
export function readManifest(bytes: Buffer): ReadManifest | null {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes) || isBeyondFormat(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
    // A member that is there twice, or other white space, would show another reader something else.
    if (`${JSON.stringify(value, null, 2)}\n` !== text) return null;
  } catch {
    return null;
  }
  if (!isManifest(value)) return null;
  // What comes before this is what is signed.
  const end = `,\n  "signature": ${JSON.stringify(value.signature)}\n}\n`;
  return { manifest: value, format: value.format, signed: Buffer.from(text.slice(0, -end.length), 'utf8') };
}

function isManifest(value: unknown): value is Manifest {
  if (!shape(value)) return false;
  // The shape was just looked at; what is left is how its parts go together.
  const { files, first, last, base, head: end, key_id, public_key, keys } = value as Manifest;
  const names = files.map((file) => file.name);
  const apart = new Set(names.map((one) => one.toLowerCase())).size === names.length && !names.map((one) => one.toLowerCase()).includes(bundleNames.manifest);
  const together = [first, last, base, end].every((one) => (one === null) === (first === null)) && (key_id === null) === (public_key === null);
  return apart && together && new Set(keys).size === keys.length && everyBundleHolds.every((one) => names.includes(one));
}
