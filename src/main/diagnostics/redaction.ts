/**
 * Keeps secrets and what people said out of the log. By key for structured facts, by pattern for text, and by value
 * for the secrets in use, however they got there.
 */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** From now on this value is replaced wherever it appears. Values under 6 characters would censor ordinary words. */
  hide(secret: string): void {
    if (secret.length < 6) return;
    this.#secrets.add(secret);
    this.#secrets.add(encodeURIComponent(secret));
    this.#secrets.add(Buffer.from(secret).toString('base64'));
  }

  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.split(secret).join(mark);
    return clean
      .replace(/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]+/gi, `$1 ${mark}`)
      .replace(/("?(?:access_token|refresh_token|client_secret|password|secret)"?\s*[:=]\s*)("[^"]*"|[^\s,;&}]+)/gi, `$1${mark}`);
  }

  /** A copy of any value with everything sensitive replaced; cycles and depth are cut. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value);
    if (value instanceof Error) {
      return { name: value.name, message: this.text(value.message), stack: this.text(value.stack ?? '') };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= 6) return '[deep]';
    if (Array.isArray(value)) return value.slice(0, 100).map((item) => this.value(item, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, sensitiveKey.test(key) ? mark : this.value(item, depth + 1)]),
    );
  }
}

const mark = '[redacted]';
const sensitiveKey = /^(authorization|proxy-authorization|cookie|token|access_?token|refresh_?token|client_?secret|secret|password|text|query_?text|snippet|title|utterance)$/i;
