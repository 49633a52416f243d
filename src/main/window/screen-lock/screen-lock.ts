/** Why nobody is in front of the screen: it is locked, the computer sleeps, or another user has the screen. */
export type AwayReason = 'lock' | 'suspend' | 'switch';

export interface ScreenLockParts {
  /** `why` is of the last word that changed it. */
  readonly changed: (screen: 'hidden' | 'shown', why: AwayReason) => void;
}

/**
 * Whether the agent is in front of the screen, by what several parts of the desktop say of it, each for itself: it is hidden as
 * long as one of them says so.
 */
export class ScreenLock {
  readonly #away = new Map<string, AwayReason>();

  constructor(private readonly parts: ScreenLockParts) {}

  /** `source` says that the agent is away for that reason, or back. */
  say(source: string, why: AwayReason, where: 'away' | 'back'): void {
    const before = this.#away.size > 0;
    if (where === 'away') this.#away.set(source, why);
    else this.#away.delete(source);
    const after = this.#away.size > 0;
    if (before !== after) this.parts.changed(after ? 'hidden' : 'shown', why);
  }

  /** The agent uses the window, and so is in front of it, whatever a part of the desktop has forgotten to say. */
  isHere(): void {
    if (this.#away.size === 0) return;
    this.#away.clear();
    this.parts.changed('shown', 'lock');
  }
}
