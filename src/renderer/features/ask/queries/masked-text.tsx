import { Fragment, type ReactNode } from 'react';
import type { QueryView } from '../../../../shared/contract/state';
import { queryText } from '../../../text/query';
import './masked-text.css';

interface Props {
  readonly query: Pick<QueryView, 'text' | 'masked'>;
}

/** A question's text, with what stands for personal data told apart from what the customer said. */
export function MaskedText({ query: { text, masked } }: Props): ReactNode {
  return (
    <>
      {masked.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(masked[index - 1]?.end ?? 0, start)}
          <mark className="masked">
            <span className="visually-hidden">{queryText.masked} </span>
            {text.slice(start + 1, end - 1)}
          </mark>
        </Fragment>
      ))}
      {text.slice(masked.at(-1)?.end ?? 0)}
    </>
  );
}
