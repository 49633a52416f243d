import type { EventEmitter } from 'node:events';
import { app, type Event, type Input, type WebContents } from 'electron';

/** A key that was pressed in a page of ours. `event.preventDefault()` keeps it from the page. */
export type PageKeyListener = (key: Input, event: Event, page: WebContents) => void;

/** The keys of our pages, which main hears before they do, and their clicks. To be made before the first page. */
export class PageKeys {
  readonly #listeners = new Set<PageKeyListener>();
  readonly #clicked = new WeakSet<WebContents>();

  constructor() {
    app.on('web-contents-created', (_event, page) => {
      page.on('before-input-event', (event, key) => {
        for (const listener of this.#listeners) listener(key, event, page);
      });
      // The floor has this event, its types don’t.
      const told: EventEmitter = page;
      told.on('input-event', (_input: unknown, { type }: { readonly type: string }) => {
        if (type === 'mouseUp') this.#clicked.add(page);
      });
    });
  }

  onPressed(listener: PageKeyListener): void {
    this.#listeners.add((key, event, page) => {
      if (key.type === 'keyDown') listener(key, event, page);
    });
  }

  /** True once after the agent has clicked that page. */
  takeClick(page: WebContents): boolean {
    return this.#clicked.delete(page);
  }
}
