import type { Scene, SceneOptions } from './scene';

/** One thing that goes wrong, and what is promised then. */
export interface FaultRow {
  /** What fails, in words, for the table. */
  readonly fails: string;
  readonly options?: SceneOptions;
  /** How it begins; default `connected`, and then the fault strikes. */
  readonly from?: 'connected' | 'signed-out';
  /** Makes it fail, and lets happen what then happens. */
  readonly play: (scene: Scene) => Promise<void>;
  /** What the window says of the connection, in order. */
  readonly sees: readonly string[];
  /** How the questions end, in the order they were asked: status and error of the audit, the window's words, sends. */
  readonly ends: readonly string[];
  /** Seconds, by the app's clock, after which it is over: settled, and connected or stopped. */
  readonly withinS: number;
}

/** Rows of one line of the protocol's table, or of one kind. */
export interface FaultGroup {
  readonly title: string;
  /** What the table can't say. */
  readonly note?: string;
  readonly rows: readonly FaultRow[];
}

/** What really happened in a row. */
export interface Observed {
  readonly sees: readonly string[];
  readonly ends: readonly string[];
  readonly tookS: number;
  /** Milliseconds the app held the event loop at a stretch with what came in: measured, for the heavy rows. */
  readonly stallMs: number;
}
