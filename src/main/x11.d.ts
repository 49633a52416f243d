/** What of the X11 library is used: it brings no types of its own. Most answers return true: the error was taken note of. */
declare module 'x11' {
  import type { EventEmitter } from 'node:events';

  export interface XProperty {
    /** An atom; 0 where there is no such property. */
    readonly type: number;
    readonly format: number;
    /** How much of it was not asked for. */
    readonly bytesAfter: number;
    readonly data: Buffer;
  }

  export interface XClient extends EventEmitter {
    /** What it knows of atoms by their names: of all displays together, until it is told to know none. */
    atoms: Record<string, number>;
    InternAtom(onlyIfExists: boolean, name: string, answer: (error: Error | null, atom: number) => unknown): void;
    GetSelectionOwner(selection: number, answer: (error: Error | null, window: number) => unknown): void;
    ConvertSelection(requestor: number, selection: number, target: number, property: number, time: number): void;
    /** `offset` and `length` in units of four bytes; `type` 0 for any. */
    GetProperty(remove: 0 | 1, window: number, property: number, type: number, offset: number, length: number, answer: (error: Error | null, property: XProperty) => unknown): void;
    DeleteProperty(window: number, property: number): void;
    AllocID(): number;
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: number,
      kind: number,
      visual: number,
      values: { readonly eventMask: number },
    ): void;
    DestroyWindow(window: number): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }): void;
    terminate(): void;
  }

  export interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly { readonly root: number }[];
  }

  export function createClient(options: { readonly display: string }, made: (error: Error | null, display: XDisplay) => void): XClient;
}
