import { GatewaySocket, type SocketEnd } from '../../../src/main/genesys/realtime/socket';
import { systemClock } from '../../../src/main/clock';
import type { SystemAgent } from '../../../src/main/network/system-agent';
import { newSecret } from '../../support/samples';

export type Outcome = 'opened' | SocketEnd;

/** Connects the product's own socket through an agent, and says what came of it; the socket is closed again. */
export function tryGateway(orgUrl: string, agent: SystemAgent, token = newSecret()): { readonly outcome: Promise<Outcome>; readonly close: () => void } {
  let close = (): void => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    const socket = new GatewaySocket({ orgUrl, token, clock: systemClock, agent }, {
      opened: () => {
        socket.close();
        resolve('opened');
      },
      message: () => undefined,
      proved: () => undefined,
      ended: resolve,
    });
    close = () => socket.close();
  });
  return { outcome, close: () => close() };
}
