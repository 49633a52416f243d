/**
 * Keeps secrets and what people said out of the log. By key for structured facts, by pattern for text, and by value
 * for the secrets in use, however they got there.
 */
export class Redactor {
  /** Longest first, so that nothing is left of one that has a shorter one in it. */
  #secrets: readonly string[] = [];

  /** From now on this value is replaced wherever it appears. Values under 6 characters would censor ordinary words. */
  hide(secret: string): void {
    if (secret.length < 6) return;
    const bytes = Buffer.from(secret);
    // By way of its bytes, because half a surrogate pair has no URL encoding.
    const forms = [secret, encodeURIComponent(bytes.toString()), bytes.toString('base64')];
    this.#secrets = [...new Set([...this.#secrets, ...forms])].sort((a, b) => b.length - a.length);
  }

  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.split(secret).join(mark);
    return clean
      .replace(/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]+/gi, `$1 ${mark}`)
      .replace(/("?(?:access_token|refresh_token|client_secret|password|secret)"?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|[^\s,;&}]+)/gi, `$1${mark}`);
  }

  /** A copy of any value with everything sensitive replaced; cycles, depth and size are cut. */
  value(value: unknown): unknown {
    return this.#copy(value, 0, { left: mostValues });
  }

  /** Cut after it was cleaned, so that no secret is cut in two; what would take long to clean is left out whole. */
  #short(text: string): string {
    return text.length > mostCleaned ? '[long]' : this.text(text).slice(0, mostKept);
  }

  #copy(value: unknown, depth: number, budget: { left: number }): unknown {
    if (typeof value === 'string') return this.#short(value);
    if (value instanceof Error) {
      return { name: value.name, message: this.#short(value.message), stack: this.#short(value.stack ?? '') };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= 6) return '[deep]';
    if (budget.left <= 0) return '[more]';
    if (Array.isArray(value)) {
      const items = value.slice(0, Math.min(budget.left, 100));
      budget.left -= items.length;
      return items.map((item) => this.#copy(item, depth + 1, budget));
    }
    const members = Object.entries(value).slice(0, budget.left);
    budget.left -= members.length;
    return Object.fromEntries(
      members.map(([key, item]) => [this.#short(key), sensitiveKey.test(key) ? mark : this.#copy(item, depth + 1, budget)]),
    );
  }
}

/** What points at itself in many ways would be copied for ever within any depth. */
const mostValues = 1_000;
/** UTF-16 units of a text among the facts. */
const mostCleaned = 65_536;
const mostKept = 8_000;
const mark = '[redacted]';
const sensitiveKey = /^(authorization|proxy-authorization|cookie|token|access_?token|refresh_?token|client_?secret|secret|password|text|query_?text|snippet|title|utterance)$/i;
