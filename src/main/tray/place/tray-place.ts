import type { TrayPlace } from '../../../shared/contract/diagnostics';
import type { Clock } from '../../clock';
import type { NotifierStanding } from './notifier-watcher';

export interface TrayPlacesParts {
  readonly clock: Clock;
  /** Makes the icon anew: Electron looks for a place once, when it makes it. */
  readonly remake: () => void;
  /** Whether the register has an icon of ours; null where it doesn’t say. */
  readonly isRegistered: () => Promise<boolean | null>;
  readonly changed: (place: TrayPlace) => void;
}

/** A tray that restarts is back by then; only one that isn’t counts as gone. */
const graceMs = 4_000;
/** An icon is in the register by then. */
const registerMs = 3_000;
/** A register that never takes the icon is believed after so many tries. */
const mostTries = 3;

/**
 * Where the tray’s icon is to be seen, and when it is to be made anew. Electron registers an icon where it finds a register
 * that a tray shows, and else hands it to an X11 tray, for good. So an icon that was made in the other’s time is made anew.
 */
export class TrayPlaces {
  #notifier: NotifierStanding | null = null;
  #xembed: 'there' | 'none' | null = null;
  /** What Electron found when the icon of now was made; null before anything was known. */
  #madeFor: 'register' | 'x11' | null = null;
  #tries = 0;
  #place: TrayPlace = 'unknown';
  #cancelGone: (() => void) | null = null;
  #cancelCheck: () => void = () => undefined;

  constructor(private readonly parts: TrayPlacesParts) {}

  get place(): TrayPlace {
    return this.#place;
  }

  notifier(standing: NotifierStanding): void {
    const before = this.#notifier;
    this.#notifier = standing;
    if (standing === 'host') {
      this.#stay();
      if (this.#madeFor === 'x11') this.#remake('register');
      else this.#madeFor = 'register';
      this.#tries = 0;
      this.#checkSoon();
    } else {
      this.#cancelCheck();
      // Nothing is known of an icon that was made while the register didn’t answer.
      if (before === null) this.#madeFor = 'x11';
    }
    this.#look();
  }

  xembed(tray: 'there' | 'none'): void {
    this.#xembed = tray;
    this.#look();
  }

  close(): void {
    this.#cancelCheck();
    this.#stay();
  }

  /** What is there counts at once, what is gone only when it stays so. */
  #look(): void {
    const place = this.#now();
    const hadOne = isSeen(this.#place);
    if (place === this.#place) this.#stay();
    else if (isSeen(place) && (!hadOne || this.#notifier === 'host')) this.#become(place);
    else if (!hadOne) this.#become(place);
    else this.#cancelGone ??= this.parts.clock.after(graceMs, () => this.#gone());
  }

  #gone(): void {
    this.#cancelGone = null;
    if (this.#madeFor === 'register' && this.#notifier !== 'host' && this.#notifier !== 'mute') this.#remake('x11');
    this.#become(this.#now());
  }

  #now(): TrayPlace {
    if (this.#notifier === 'host') return 'notifier';
    if (this.#xembed === 'there' && this.#notifier !== null) return 'xembed';
    if (this.#notifier === 'mute') return 'mute';
    return this.#notifier === null || this.#xembed === null ? 'unknown' : 'none';
  }

  #become(place: TrayPlace): void {
    this.#stay();
    if (place === this.#place) return;
    this.#place = place;
    this.parts.changed(place);
  }

  #stay(): void {
    this.#cancelGone?.();
    this.#cancelGone = null;
  }

  #remake(madeFor: 'register' | 'x11'): void {
    this.#madeFor = madeFor;
    this.parts.remake();
  }

  #checkSoon(): void {
    this.#cancelCheck();
    this.#cancelCheck = this.parts.clock.after(registerMs, () => void this.#check());
  }

  async #check(): Promise<void> {
    const registered = await this.parts.isRegistered();
    if (registered !== false || this.#notifier !== 'host' || this.#tries >= mostTries) return;
    this.#tries += 1;
    this.#remake('register');
    this.#checkSoon();
  }
}

/** Whether an icon in that place is in front of somebody. */
export function isSeen(place: TrayPlace): boolean {
  return place === 'system' || place === 'notifier' || place === 'xembed';
}
