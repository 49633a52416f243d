import { Fragment, type ReactNode } from 'react';

interface Props {
  /** Phrases with “ · ” between them. */
  readonly words: string;
}

/** Words whose short phrases stay whole where a line breaks, so that “asking again in 4 s” is taken in at a glance. */
export function Phrases({ words }: Props): ReactNode {
  return words.split(between).map((phrase, index) => (
    <Fragment key={index}>
      {index > 0 && between}
      {phrase.length <= longestWhole ? <span className="whole">{phrase}</span> : phrase}
    </Fragment>
  ));
}

const between = ' · ';
/** Characters that fit into a line of the smallest window, enlarged twice. */
const longestWhole = 22;
