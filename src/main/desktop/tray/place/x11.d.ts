/** What of the X11 library is used: it brings no types of its own. */
declare module 'x11' {
  import type { EventEmitter } from 'node:events';

  export interface XClient extends EventEmitter {
    InternAtom(onlyIfExists: boolean, name: string, answer: (error: Error | null, atom: number) => unknown): void;
    GetSelectionOwner(selection: number, answer: (error: Error | null, window: number) => unknown): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }): void;
    terminate(): void;
  }

  export interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly { readonly root: number }[];
  }

  export function createClient(options: { readonly display: string }, made: (error: Error | null, display: XDisplay) => void): XClient;
}
