import { acceleratorWords } from '../../shared/i18n/sentences/accelerator-words';
import { fault, type Fault } from '../../shared/domain/fault';
import type { AppState } from '../../shared/contract/state';

/** The system's global shortcuts, as far as we need them. */
export interface Shortcuts {
  /** False where another program has it, or the system doesn't give it. May throw where it doesn't know the keys. */
  register(accelerator: string, pressed: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface AskShortcutParts {
  readonly shortcuts: Shortcuts;
  readonly pressed: () => void;
  /** Whose names the keys have where a person reads them. */
  readonly platform: 'mac' | 'other';
  /** How it stands now; `reason` where it couldn't be had. */
  readonly changed: (shortcut: AppState['shortcut'], reason: Fault | null) => void;
}

/** The one global shortcut: held while it is set, given back when it is changed or the app quits. */
export class AskShortcut {
  #current: AppState['shortcut'] = { accelerator: '', status: 'off' };

  constructor(private readonly parts: AskShortcutParts) {}

  /** Empty for none. Where it is taken, setting it again tries again: whoever had it may be gone. */
  set(accelerator: string): void {
    const before = this.#current;
    if (accelerator === before.accelerator && before.status !== 'taken') return;
    this.release();
    const status = accelerator === '' ? 'off' : this.#registered(accelerator) ? 'on' : 'taken';
    this.#current = { accelerator, status };
    if (accelerator === before.accelerator && status === before.status) return;
    this.parts.changed(this.#current, status === 'taken' ? fault('shortcut-taken', acceleratorWords(accelerator, this.parts.platform)) : null);
  }

  /** Gives it back; nothing is told. */
  release(): void {
    if (this.#current.status === 'on') this.parts.shortcuts.unregister(this.#current.accelerator);
    this.#current = { accelerator: '', status: 'off' };
  }

  #registered(accelerator: string): boolean {
    try {
      return this.parts.shortcuts.register(accelerator, this.parts.pressed);
    } catch {
      return false;
    }
  }
}
