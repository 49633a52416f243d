import { app } from 'electron';
import type { ProcessEnds } from '../../diagnostics/process-ends';

/** Chromium’s own network, by the name it gives its process. */
const networkService = 'network.mojom.NetworkService';

/** After so many crashes Chromium has gone on to drawing without the GPU; three more, and it would end the app. */
const gpuCrashesBorne = 3;

export interface ChildProcesses {
  /** Calls `listener` whenever Chromium’s network process is gone; a new one is on its way then. */
  onNetworkGone(listener: () => void): void;
  /** Ends Chromium’s network process, which doesn’t answer: Chromium starts another one. False where there is none. */
  endNetwork(): boolean;
}

/** Watches the processes that Chromium and Cuecard have started: whichever ends is logged and counted, and ends nothing else. */
export function watchChildProcesses(ends: ProcessEnds): ChildProcesses {
  const listeners = new Set<() => void>();
  let gpuCrashes = 0;
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    ends.ended({ name: name ?? serviceName ?? type, reason, exitCode });
    // Not sooner: a graphics driver that doesn’t work is given up by Chromium only while it counts.
    if (type === 'GPU' && ++gpuCrashes === gpuCrashesBorne) app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
    if (serviceName === networkService) for (const listener of listeners) listener();
  });
  return {
    onNetworkGone: (listener) => void listeners.add(listener),
    endNetwork: () => {
      const process = app.getAppMetrics().find((one) => one.serviceName === networkService);
      if (process === undefined) return false;
      ends.mute(process.name ?? networkService);
      return kill(process.pid);
    },
  };
}

/** Also what is stopped ends by this. */
export function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
    return false;
  }
}

/** A process that is stopped doesn’t notice that main ends, and would be left behind; to any other this means nothing. */
export function wakeChildren(processes: readonly { readonly pid: number; readonly type: string }[]): void {
  if (process.platform === 'win32') return;
  for (const { pid, type } of processes) {
    try {
      if (type !== 'Browser') process.kill(pid, 'SIGCONT');
    } catch {
      // It is gone already.
    }
  }
}
