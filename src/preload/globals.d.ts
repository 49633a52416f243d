/** Filled in at build time from src/shared/contract/ipc.ts (config/vite.preload.ts). */
declare const __COMMAND_NAMES__: readonly string[];
declare const __PUSH_NAMES__: readonly string[];
