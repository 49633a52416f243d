/**
 * What the agent asks, each answered by one article and no other, so that a mix-up shows. Each is written in a way of its
 * own, which says nothing to a search, so that none is answered by what another one brought.
 */
export function questionFor(turn: number): { readonly text: string; readonly documentId: string } {
  const { text, documentId } = questions[turn % questions.length] ?? questions[0];
  return { text: `${text}${'?'.repeat(Math.floor(turn / questions.length))}`, documentId };
}

const questions = [
  { text: 'returning something', documentId: 'returns' },
  { text: 'delivery charges', documentId: 'delivery' },
  { text: 'resetting a password', documentId: 'password' },
] as const;
