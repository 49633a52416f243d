import type { BusFault } from '../app/bus/bus-words';
import type { NotificationEvents, PresentedNotification } from './presenter';

/** One notification on its way to the notification server, on the screen, or gone; its events are told as long as somebody cares. */
export class BusNotification implements PresentedNotification {
  #care: 'told' | 'replaced' | 'closed' = 'told';
  #id = 0;
  #owner = '';

  /** @param takeBack takes it from the screen */
  constructor(
    private readonly events: NotificationEvents,
    private readonly takeBack: (one: BusNotification) => void,
  ) {}

  /** Its number at the server; 0 while it isn’t on the screen. */
  get id(): number {
    return this.#id;
  }

  /** Unique name of the server that shows it. */
  get owner(): string {
    return this.#owner;
  }

  /** It needn’t come to the screen any more. */
  get isOver(): boolean {
    return this.#care !== 'told';
  }

  /** It was taken back before it came to the screen, and must not stay there. */
  get isClosed(): boolean {
    return this.#care === 'closed';
  }

  close(): void {
    this.#care = 'closed';
    this.takeBack(this);
  }

  /** Another one takes its place. */
  letGo(): void {
    if (this.#care === 'told') this.#care = 'replaced';
  }

  stands(id: number, owner: string): void {
    this.#id = id;
    this.#owner = owner;
    if (this.#care === 'told') this.events.shown();
  }

  gone(): void {
    this.#id = 0;
  }

  closed(): void {
    if (this.#settle()) this.events.closed();
  }

  /** @param action by the name it was given under */
  acted(action: string): void {
    if (!this.#settle()) return;
    if (action === 'default') this.events.clicked();
    else if (action === 'copy' || action === 'show') this.events.acted(action);
    else this.events.closed();
  }

  failed({ tag, error }: BusFault): void {
    if (this.#settle()) this.events.failed(error, tag === 'late' ? 'mute' : 'refused');
  }

  /** Whoever took it back may have forgotten it; that it stands all the same is told in any case. */
  notClosed(error: string): void {
    this.events.notClosed(error);
  }

  #settle(): boolean {
    const cares = this.#care === 'told';
    this.#care = 'closed';
    return cares;
  }
}
