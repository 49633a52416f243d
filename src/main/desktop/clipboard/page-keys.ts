import { app, type Event, type Input, type WebContents } from 'electron';

/** A key that was pressed in a page of ours. `event.preventDefault()` keeps it from the page. */
export type PageKeyListener = (key: Input, event: Event, page: WebContents) => void;

/** The keys of our pages, which main hears before they do. To be made before the first page. */
export class PageKeys {
  readonly #listeners = new Set<PageKeyListener>();

  constructor() {
    app.on('web-contents-created', (_event, page) => {
      page.on('before-input-event', (event, key) => {
        for (const listener of this.#listeners) listener(key, event, page);
      });
    });
  }

  onPressed(listener: PageKeyListener): void {
    this.#listeners.add((key, event, page) => {
      if (key.type === 'keyDown') listener(key, event, page);
    });
  }
}

/** True for a key that changes what stands in a box, or asks it; those of an input method among them. */
export function isTyping({ key, control, meta, alt }: Pick<Input, 'key' | 'control' | 'meta' | 'alt'>): boolean {
  if (control || meta) return key.toLowerCase() === 'v';
  return !alt && (Array.from(key).length === 1 || ['Backspace', 'Delete', 'Dead', 'Enter', 'Process', 'Unidentified'].includes(key));
}
