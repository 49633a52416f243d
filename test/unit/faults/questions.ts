/** What the agent asks, each answered by one article and no other, so that a mix-up shows. */
export function questionFor(turn: number): { readonly text: string; readonly documentId: string } {
  return questions[turn % questions.length] ?? questions[0];
}

const questions = [
  { text: 'returning something', documentId: 'returns' },
  { text: 'delivery charges', documentId: 'delivery' },
  { text: 'resetting a password', documentId: 'password' },
] as const;
