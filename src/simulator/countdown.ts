import type { Faults } from './faults';

/** The status to refuse with now, null for none; one for so many times is counted down. */
export function refusalStatus(fault: { status: number | null; times: number | null }): number | null {
  const { status } = fault;
  if (status === null || fault.times === null) return status;
  fault.times -= 1;
  if (fault.times <= 0) Object.assign(fault, { status: null, times: null });
  return status;
}

/** The code to close a socket with now, null for none; counted down, after which the code is null again. */
export function closeCode(session: Faults['session'], name: 'closeOnOpen' | 'closeOnSubscribe'): number | null {
  const code = session[name];
  if (code === null) return null;
  const left = session[`${name}Times`] - 1;
  if (left <= 0) session[name] = null;
  session[`${name}Times`] = Math.max(1, left);
  return code;
}

/** The code to close a socket with after the answer just sent, null for none. */
export function closeCodeAfterAnswer(session: Faults['session']): number | null {
  if (session.closeAfterAnswers === null) return null;
  session.closeAfterAnswers -= 1;
  if (session.closeAfterAnswers > 0) return null;
  session.closeAfterAnswers = null;
  return session.closeAfterAnswersCode;
}
