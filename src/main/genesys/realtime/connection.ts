import type { Connection } from '../../../shared/contract/state';
import type { SessionState } from '../session/session';

/** A new socket is on its way while the old one still takes queries. */
export function isMoving(state: SessionState): boolean {
  return state.name === 'moving' || state.name === 'renewing';
}

/** What the agent is told of the session. */
export function connectionOf(state: SessionState, limit: Connection['limit']): Connection {
  switch (state.name) {
    case 'waiting':
      return { status: 'waiting', fault: state.fault, retryAt: state.until, limit };
    case 'stopped':
      return { status: 'stopped', fault: state.fault, retryAt: null, limit: null };
    case 'renewing':
    case 'moving':
      return { status: 'live', fault: null, retryAt: null, limit };
    case 'signed-out':
      return { status: 'signed-out', fault: null, retryAt: null, limit: null };
    default:
      return { status: state.name, fault: null, retryAt: null, limit };
  }
}
