import type { BrowserWindow, NativeImage } from 'electron';
import type { Settings } from '../../shared/settings/settings';
import type { FrameKind } from './page/window-page';
import { opacityOf } from './opacity';

export interface WindowLook {
  readonly alwaysOnTop: boolean;
  /** 0.4–1. */
  readonly opacity: number;
  /** Whether pictures of the screen leave it out. */
  readonly hideFromCapture: boolean;
}

/** How a window looks from outside; one that is opened anew looks as the one before. */
export class WindowAppearance {
  #look: WindowLook;
  #pointer: 'over' | 'away' = 'away';
  /** On Windows’ taskbar. */
  #overlay: { readonly image: NativeImage | null; readonly words: string } | null = null;

  constructor(
    look: WindowLook,
    /** The window of now; null while there is none. */
    private readonly window: () => { readonly window: BrowserWindow; readonly kind: FrameKind; readonly focus: 'here' | 'elsewhere' } | null,
  ) {
    this.#look = look;
  }

  setLook(look: WindowLook): void {
    this.#look = look;
    this.apply();
  }

  /** Whether the agent points at it. */
  pointed(pointer: 'over' | 'away'): void {
    this.#pointer = pointer;
    this.applyOpacity();
  }

  setOverlay(image: NativeImage | null, words: string): void {
    this.#overlay = { image, words };
    this.applyOverlay();
  }

  apply(): void {
    const now = this.window();
    // A strip that something covers would be none.
    now?.window.setAlwaysOnTop(now.kind === 'strip' || this.#look.alwaysOnTop, 'floating');
    // Linux has nothing of the kind.
    if (process.platform !== 'linux') now?.window.setContentProtection(this.#look.hideFromCapture);
    this.applyOpacity();
  }

  applyOpacity(): void {
    const now = this.window();
    // Electron can't on Linux.
    if (process.platform === 'linux' || now === null) return;
    now.window.setOpacity(opacityOf(this.#look.opacity, { focus: now.focus, pointer: this.#pointer }));
  }

  applyOverlay(): void {
    if (this.#overlay !== null) this.window()?.window.setOverlayIcon(this.#overlay.image, this.#overlay.words);
  }
}

/** As the settings have it. */
export function lookOf({ window: { alwaysOnTop, opacity, hideFromCapture } }: Settings): WindowLook {
  return { alwaysOnTop, opacity, hideFromCapture };
}
