/** Each figure's name and, in one sentence, what it counts. The operations guide says the same; a test holds it to that. */
export const figures = {
  headline: {
    asked: { label: 'Asked', meaning: 'Questions from agents and calls that have ended, in whatever way.' },
    relevant: { label: 'Relevant answers', meaning: 'Share of answers with at least one relevant result.' },
    cached: { label: 'From the cache', meaning: 'Share of answers that were served from the cache.' },
    helpful: { label: 'Helpful', meaning: 'Share of rated suggestions that were rated helpful.' },
  },
  answered: { label: 'Answered', meaning: 'The first three together: an answer came, whatever was in it.' },
  outcomes: {
    PASS: { label: 'Relevant answer', meaning: 'Answered with at least one relevant result.' },
    FILTERED: { label: 'All withheld', meaning: 'Answered, but every result was withheld.' },
    EMPTY: { label: 'Nothing found', meaning: 'Answered without any result.' },
    TIMEOUT: { label: 'Timed out', meaning: 'No answer came before the deadline.' },
    ERROR: { label: 'Failed', meaning: 'A fault came instead of an answer, or the audit could not be written.' },
    REJECTED: { label: 'Rejected', meaning: 'Not sent: too short, too long, or too many were waiting.' },
    SUPERSEDED: { label: 'Replaced', meaning: 'A newer question of the same conversation took its place in line.' },
    CANCELLED: { label: 'Cancelled', meaning: 'The agent took it back before it was answered.' },
  },
  withheld: {
    stale: { label: 'Too old', meaning: 'Not updated for longer than the settings allow.' },
    'below-threshold': { label: 'Too weak', meaning: 'Below the confidence that was asked for.' },
    undated: { label: 'Undated', meaning: 'Without a date, where the settings want one.' },
    duplicate: { label: 'Duplicate', meaning: 'The same document was in the answer already.' },
    dismissed: { label: 'Dismissed', meaning: 'The agent had dismissed the document in this conversation.' },
    invalid: { label: 'Unreadable', meaning: 'A result that breaks the protocol or has a date to come.' },
  },
  latency: {
    p50: { label: 'Half (p50)', meaning: 'Half of the answers came within this time after sending.' },
    p95: { label: '95 % (p95)', meaning: '95 of 100 answers came within this time after sending.' },
    p99: { label: '99 % (p99)', meaning: '99 of 100 answers came within this time after sending.' },
  },
  feedback: {
    helpful: { label: 'Helpful', meaning: 'Suggestions rated helpful, unless that was taken back.' },
    'not-helpful': { label: 'Not helpful', meaning: 'Suggestions rated not helpful, unless that was taken back.' },
    copied: { label: 'Copied', meaning: 'How often a suggestion was copied.' },
    opened: { label: 'Opened', meaning: 'How often a suggestion’s article was opened.' },
    dismissed: { label: 'Dismissed', meaning: 'Suggestions dismissed, unless that was taken back.' },
    pinned: { label: 'Pinned', meaning: 'Suggestions pinned, unless that was taken back.' },
  },
  warmed: { label: 'Served warm', meaning: 'Answers from the cache that were there because they had been asked ahead.' },
  warmStatus: {
    warm: { label: 'Ready', meaning: 'Its answer is in the cache.' },
    warming: { label: 'Asking', meaning: 'It is being asked.' },
    waiting: { label: 'Waiting', meaning: 'It is asked when two slots are free and the connection is healthy.' },
    nothing: { label: 'Nothing to show', meaning: 'Its answer held nothing that may be shown; it is asked again later.' },
    failed: { label: 'Failed', meaning: 'It was asked and not answered; it is tried again.' },
  },
} as const;
