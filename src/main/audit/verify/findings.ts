import type { Finding, FindingTag } from '../../../shared/domain/audit-finding';

/** Where in the trail. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface FindingParts {
  readonly tag: FindingTag;
  readonly at: Place | { readonly file: string; readonly line: null };
  readonly seq: number | null;
  readonly detail?: string | undefined;
}

/** A finding that can still become another one: what a record is may show only at the ones after it. */
export interface OpenFinding {
  change(parts: FindingParts): void;
}

const mostKept = 20;

const warnings: ReadonlySet<FindingTag> = new Set<FindingTag>(['clock-back', 'torn-tail', 'torn-recorded', 'held-back', 'not-signed', 'removal-unconfirmed', 'left-out-unproven', 'end-unproven']);

interface Kept {
  finding: Finding;
  /** Place in the trail, to sort by. */
  order: number;
}

/** Collects findings: all are counted, the first 20 faults and 20 warnings kept, so memory stays flat. */
export class Findings {
  readonly #kept: { readonly fault: Kept[]; readonly warning: Kept[] } = { fault: [], warning: [] };
  #faults = 0;
  #warnings = 0;

  get faults(): number {
    return this.#faults;
  }

  get warnings(): number {
    return this.#warnings;
  }

  /** `order` is the number of the line in the whole trail, for what is found out later than it happened. */
  add(parts: FindingParts, order: number): OpenFinding {
    const finding = findingOf(parts);
    if (finding.severity === 'fault') this.#faults += 1;
    else this.#warnings += 1;
    const list = this.#kept[finding.severity];
    const kept: Kept = { finding, order };
    // One that came to light late but lies further to the front takes the place of the last.
    const index = list.findIndex((other) => other.order > order);
    list.splice(index === -1 ? list.length : index, 0, kept);
    if (list.length > mostKept) list.pop();
    return {
      change(next) {
        kept.finding = findingOf(next);
      },
    };
  }

  /** Faults first, then warnings, each in the trail's order. */
  all(): Finding[] {
    return [...this.#kept.fault, ...this.#kept.warning].map(({ finding }) => finding);
  }
}

function findingOf({ tag, at, seq, detail }: FindingParts): Finding {
  return {
    severity: warnings.has(tag) ? 'warning' : 'fault',
    tag,
    file: at.file.slice(0, 300),
    line: at.line,
    seq,
    detail: detail === undefined ? null : detail.slice(0, 300),
  };
}
