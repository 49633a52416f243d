import type { Fault } from '../../shared/domain/fault';

/** A connection that failed for a reason that has a name already; the message is the tag, so that nothing leaks by it. */
export class NetworkError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.tag);
    this.name = 'NetworkError';
  }
}
