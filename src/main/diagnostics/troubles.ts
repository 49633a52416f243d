import type { Trouble } from '../../shared/contract/diagnostics';

/** The last things that went wrong, newest first, each kind once with how often. */
export class Troubles {
  #list: readonly Trouble[] = [];
  #onChange: () => void = () => undefined;

  /** @param now epoch milliseconds */
  constructor(private readonly now: () => number) {}

  get list(): readonly Trouble[] {
    return this.#list;
  }

  /** Told after each; one listener. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Takes what was logged: of its facts only the name of a fault, or the name and code of an error. */
  add(level: Trouble['level'], message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    const [what, detail] = [message.slice(0, longestWhat), detailOf(facts)];
    const isSame = (other: Trouble): boolean => other.what === what && other.detail === detail && other.level === level;
    const times = (this.#list.find(isSame)?.times ?? 0) + 1;
    this.#list = [{ level, what, detail, at: this.now(), times }, ...this.#list.filter((other) => !isSame(other))].slice(0, most);
    this.#onChange();
  }
}

const most = 50;
const longestWhat = 200;

function detailOf({ fault, error, why }: Readonly<Record<string, unknown>>): string | null {
  for (const name of [fault, why]) if (typeof name === 'string' && isWord(name)) return name;
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' && isWord(error.code) ? ` ${error.code}` : '';
  return isWord(error.name) ? `${error.name}${code}` : null;
}

/** A name, never a sentence: what people wrote or a path has no way in. */
function isWord(text: string): boolean {
  return /^[A-Za-z][\w-]{0,48}$/.test(text);
}
