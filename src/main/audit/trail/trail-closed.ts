/** The trail was let go of: what comes now is not written any more, so that it doesn’t open its files anew. */
export class TrailClosed extends Error {
  constructor() {
    super('The audit trail is closed.');
  }
}
