import { utilityProcess } from 'electron';
import { z } from 'zod';
import type { SimulatorMessage } from '../../simulator/process';
import { fault, type Fault } from '../../shared/domain/fault';
import { err, ok, type Result } from '../../shared/domain/result';
import type { Clock } from '../clock';

/** A simulator running in a process of its own. */
export interface SimulatorHost {
  /** Where it listens, on loopback. */
  readonly origin: string;
  stop(): void;
}

export interface SimulatorHostOptions {
  /** Path of the built simulator process. */
  readonly modulePath: string;
  readonly articlesFolder: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  /** It ended by itself after it had been ready. */
  readonly onDied: () => void;
}

const replySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), origin: z.url() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

const startDeadlineMs = 10_000;

/** Starts the simulator on a free port of loopback; resolves when it listens, or with why it doesn't. */
export function startSimulatorHost(options: SimulatorHostOptions): Promise<Result<SimulatorHost, Fault>> {
  const child = utilityProcess.fork(options.modulePath, [], { serviceName: 'Cuecard demo' });
  const start: SimulatorMessage = {
    type: 'start',
    articlesDir: options.articlesFolder,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    latencyMs: { min: 150, max: 700 },
  };
  return new Promise((resolve) => {
    const finish = (result: Result<SimulatorHost, Fault>): void => {
      cancelDeadline();
      child.removeListener('message', onMessage);
      child.removeListener('exit', onExit);
      if (!result.ok) child.kill();
      resolve(result);
    };
    const onMessage = (data: unknown): void => {
      const reply = replySchema.safeParse(data);
      if (!reply.success) finish(err(fault('demo-failed')));
      else if (reply.data.type === 'failed') finish(err(fault('demo-failed', reply.data.message)));
      else {
        let stopped = false;
        child.on('exit', () => {
          if (!stopped) options.onDied();
        });
        const stop = (): void => {
          stopped = true;
          child.kill();
        };
        finish(ok({ origin: reply.data.origin, stop }));
      }
    };
    const onExit = (): void => finish(err(fault('demo-failed', 'the simulator ended')));
    const cancelDeadline = options.clock.after(startDeadlineMs, () => finish(err(fault('demo-failed', 'the simulator did not start'))));
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.postMessage(start);
  });
}
