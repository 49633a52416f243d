/** What was withheld of an answer, and by which rule. `age` is a number of days in words. */
export const withheld = {
  label: { one: '{{count, number}} withheld', other: '{{count, number}} withheld' },
  all: 'all withheld',
  more: 'and {{more, number}} more',
  // Results of an answer, counted by rule.
  stale: { one: '{{count, number}} older than {{age}}', other: '{{count, number}} older than {{age}}' },
  'below-threshold': { one: '{{count, number}} below {{threshold, percent}}', other: '{{count, number}} below {{threshold, percent}}' },
  undated: { one: '{{count, number}} without a date', other: '{{count, number}} without a date' },
  duplicate: { one: '{{count, number}} duplicate', other: '{{count, number}} duplicates' },
  dismissed: { one: '{{count, number}} you dismissed', other: '{{count, number}} you dismissed' },
  invalid: { one: '{{count, number}} unreadable', other: '{{count, number}} unreadable' },
  'no-id': { one: '{{count, number}} without an identifier', other: '{{count, number}} without an identifier' },
  'no-text': { one: '{{count, number}} without text', other: '{{count, number}} without text' },
  'no-score': { one: '{{count, number}} without a confidence', other: '{{count, number}} without a confidence' },
  // One result.
  older: 'older than {{age}}',
  updatedOlder: 'Updated {{date}}: older than {{age}}',
  needs: 'needs {{threshold, percent}}',
  hasNeeds: '{{confidence, percent}}, needs {{threshold, percent}}',
  noDate: 'No date',
  sameArticle: 'Same article as one that is shown',
  youDismissed: 'You dismissed it in this conversation',
  unreadable: 'Unreadable',
  noIdentifier: 'No identifier',
  noText: 'No text',
  noConfidence: 'No confidence',
  future: 'Dated {{date}}, which is still to come',
} as const;
