import type { ReactNode } from 'react';
import { Meter } from 'react-aria-components';
import { confidenceWord, percentWords, suggestionText } from '../../../text/suggestion';

interface Props {
  /** 0–1. */
  readonly confidence: number;
}

/** A confidence as a bar, a number and a word. */
export function ConfidenceBar({ confidence }: Props): ReactNode {
  const words = `${percentWords(confidence)} · ${confidenceWord(confidence)}`;
  return (
    <Meter
      className="confidence"
      data-part="confidence"
      aria-label={suggestionText.confidence}
      value={confidence}
      maxValue={1}
      valueLabel={words}
    >
      <span className="confidence-track">
        <span className="confidence-fill" style={{ inlineSize: `${confidence * 100}%` }} />
      </span>
      <span>{words}</span>
    </Meter>
  );
}
