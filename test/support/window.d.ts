import type { Bridge } from '../../src/shared/contract/ipc';

declare global {
  interface Window {
    readonly cuecard: Bridge;
  }
}
