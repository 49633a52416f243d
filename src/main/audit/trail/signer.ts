/** Who signs for a ledger. The private half stays behind this; null where there is no key. */
export interface AuditSigner {
  /** First 16 hex characters of SHA-256 over the public key's SPKI DER. */
  readonly keyId: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  /** Ed25519 over the bytes; rejects where the key has become unusable. */
  sign(data: Uint8Array): Promise<Buffer>;
}
