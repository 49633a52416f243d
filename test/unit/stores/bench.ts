import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { Outbox, type OutboxParts } from '../../../src/main/stores/outbox';
import type { SecretAnswer } from '../../../src/main/stores/webhook-secrets';
import type { DeadLetter, OutboxView, SinkView } from '../../../src/shared/contract/outbox-view';
import { defaultSettings, type Settings } from '../../../src/shared/settings/settings';
import { FakeClock } from '../../support/fake-clock';
import { newSigningSecret } from '../../support/outbox-events';
import { recordingLog, type RecordingLog } from '../../support/recording-log';
import { scratchFolders } from '../../support/scratch';
import { turn, until } from '../../support/turns';
import { WebhookReceiver } from '../../support/webhook-receiver';

/** Milliseconds by the wall for one try, on a busy machine. */
const patienceMs = 20_000;

/** An outbox over real files and sockets, on a clock of the test's. */
export interface Scene {
  readonly clock: FakeClock;
  readonly log: RecordingLog;
  /** The outbox's own folder. */
  readonly folder: string;
  readonly secret: string;
  /** What the keychain says; a test may say otherwise. */
  keychain: (url: string) => SecretAnswer;
  settings: Settings['outbox'];
  /** Uniform in [0, 1), as it were. */
  random: number;
  /** Another receiver, gone after the test. */
  receiver(port?: number): Promise<WebhookReceiver>;
  /** A fresh folder, gone after the test. */
  newFolder(): string;
  /** An outbox that hasn't been started, closed after the test. */
  make(parts?: Partial<OutboxParts>): Outbox;
  /** One that has. */
  start(parts?: Partial<OutboxParts>): Promise<Outbox>;
  /** How the outbox that was started last stands; no time passes. */
  view(): OutboxView;
  /** What the window was told, in order. */
  readonly told: readonly OutboxView[];
  sink(name: RegExp): SinkView;
  letters(): readonly DeadLetter[];
  /**
   * Lets so many milliseconds pass, or until it comes true, timer by timer: what a try comes to over sockets and files is
   * there before the next one begins.
   */
  passes(ms: number, orUntil?: () => boolean): Promise<void>;
}

/** Call it where tests are declared; each test makes its scene. */
export function scenes(): () => Scene {
  const newFolder = scratchFolders();
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    // The newest first: an outbox before what it delivers to.
    for (const close of closing.splice(0).reverse()) await close();
  });
  return () => {
    // The verifying side looks at the system's clock.
    const clock = new FakeClock(Date.now());
    const secret = newSigningSecret();
    const log = recordingLog();
    const told: OutboxView[] = [];
    let latest: Outbox | null = null;
    const receivers: WebhookReceiver[] = [];
    const hanging = (): number => receivers.reduce((sum, { stalled }) => sum + stalled, 0);
    const scene: Scene = {
      clock,
      log,
      secret,
      folder: join(newFolder(), 'outbox'),
      keychain: () => ({ kind: 'found', secret }),
      settings: defaultSettings.outbox,
      random: 0.5,
      newFolder,
      told,
      async receiver(port) {
        const receiver = await WebhookReceiver.start(port);
        receivers.push(receiver);
        closing.push(() => receiver.close());
        return receiver;
      },
      make(parts = {}) {
        const outbox = new Outbox({
          folder: scene.folder,
          settings: () => scene.settings,
          fetch,
          clock,
          random: () => scene.random,
          log,
          readSecret: (url) => Promise.resolve(scene.keychain(url)),
          onView: (view) => told.push(view),
          ...parts,
        });
        closing.push(async () => {
          const closed = outbox.close();
          // What is under way has a second.
          clock.advance(1_000);
          await closed;
        });
        latest = outbox;
        return outbox;
      },
      async start(parts) {
        const outbox = scene.make(parts);
        await outbox.start();
        return outbox;
      },
      view() {
        if (latest === null) throw new Error('No outbox was started.');
        return latest.view;
      },
      sink(name) {
        const found = scene.view().sinks.find((one) => name.test(one.id));
        if (found === undefined) throw new Error(`There is no sink ${String(name)}.`);
        return found;
      },
      letters: () => scene.view().deadLetters,
      async passes(ms, orUntil = () => false) {
        const end = clock.elapsed() + ms;
        const calm = async (): Promise<void> => {
          // What a timer began says so within its turn.
          await turn();
          await until(() => orUntil() || hanging() > 0 || scene.view().sinks.every(isCalm), patienceMs);
        };
        do {
          await calm();
          if (orUntil()) return;
        } while (clock.step(end - clock.elapsed()) === 'ran');
        clock.advance(Math.max(0, end - clock.elapsed()));
        await calm();
      },
    };
    return scene;
  };
}

/** No try is under way: it has nothing to do, or waits. */
function isCalm({ status, nextTryAt }: SinkView): boolean {
  return nextTryAt !== null || status === 'idle' || status === 'stopped';
}

/** The outbox's settings with some of them changed. */
export function outboxSettings(part: Partial<Settings['outbox']>): Settings['outbox'] {
  return { ...defaultSettings.outbox, ...part };
}

/** The files of a folder sink, in the order of their names. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
