import type { Finding, Verification } from '../../domain/audit-finding';
import { englishTranslator, translator } from '../current';
import { englishOf, textsOf } from '../texts';
import { printable } from '../../domain/printable';

/** How a verification is spoken of: `spoken` in the language of the moment, `evidence` always in English. */
export type FindingWords = 'spoken' | 'evidence';

/** What is wrong, in one sentence, with where: for the window, the terminal and the report alike. Of what stands in a file nothing is obeyed. */
export function findingSentence(finding: Finding, words: FindingWords = 'evidence'): string {
  const { sentence, sentenceDetailed, what } = texts[words];
  const place = placeOf(finding, words);
  return finding.detail === null
    ? sentence({ place, what: what[finding.tag] })
    : sentenceDetailed({ place, what: what[finding.tag], detail: printable(finding.detail) });
}

/** The result of a verification in one sentence. */
export function verificationSentence(verification: Verification, words: FindingWords = 'evidence'): string {
  const say = texts[words];
  const records = say.records({ count: verification.records });
  if (verification.outcome === 'fault') {
    const sentence = say.faultIn({ count: verification.faults, records });
    const first = verification.findings[0];
    return first === undefined ? sentence : say.first({ sentence, finding: findingSentence(first, words) });
  }
  const { signedUpTo, lastSeq, why, signer } = verification;
  const key = signer ?? signedUpTo?.keyId ?? '';
  if (why !== null) return why === 'not-signed' ? say.unproven['not-signed']({ records }) : say.unproven[why]({ records, key });
  if (signedUpTo === null) return say.wholeBundle({ records, key });
  const signed = { records, seq: signedUpTo.seq, key: signedUpTo.keyId };
  const rest = (lastSeq ?? signedUpTo.seq) - signedUpTo.seq;
  return rest > 1 ? say.wholeSignedPartly({ ...signed, count: rest }) : say.wholeSigned(signed);
}

const texts = { spoken: textsOf('findings'), evidence: englishOf('findings') };

function placeOf({ file, line, seq }: Finding, words: FindingWords): string {
  const { formats } = words === 'spoken' ? translator() : englishTranslator;
  const say = texts[words];
  return formats.list([printable(file), ...(line === null ? [] : [say.line({ line: String(line) })]), ...(seq === null ? [] : [say.record({ seq: String(seq) })])]);
}
