import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button, Heading } from 'react-aria-components';
import type { QueryView } from '../../../../shared/contract/state';
import { answeredWords, maskedLabel, maskedWords, queryText } from '../../../text/query';
import { withheldCount, withheldLabel, withheldWords } from '../../../text/withheld';
import { MaskedText } from '../../ask/queries/masked-text';
import { useExpanded } from '../../../ui/use-expanded';
import { WithheldList } from '../../ask/queries/withheld-list';

interface Props {
  readonly query: QueryView;
  /** Of the question; its cards are one below. */
  readonly level: 2 | 3;
  readonly explains: 'withheld' | 'nothing';
}

/** The question above its cards, and on demand why some of its results were withheld and what was masked in it. */
export function GroupHeader({ query, level, explains }: Props): ReactNode {
  // It stands with the first of its cards, and stays open when that one goes.
  const [phase, setPhase] = useExpanded(`withheld ${query.id}`);
  const panelId = useId();
  const withheld = explains === 'withheld' ? withheldCount(query.dropped) : 0;
  const answered = answeredWords(query);
  const masked = explains === 'nothing' ? null : maskedWords(query);
  const labels = [...(withheld > 0 ? [withheldLabel(withheld)] : []), ...(masked === null ? [] : [maskedLabel(query.masked.length)])];
  return (
    <div className="group-header">
      <Heading level={level} title={query.text}>
        <MaskedText query={query} />
      </Heading>
      {query.fault?.tag === 'audit-unrecorded' && <span className="group-unrecorded">{queryText.unrecorded}</span>}
      {labels.length > 0 && (
        <Button
          className="button group-withheld"
          aria-expanded={phase === 'open'}
          aria-controls={panelId}
          onPress={() => setPhase(phase === 'open' ? 'closed' : 'open')}
        >
          {labels.join(' · ')}
          <ChevronDown size={12} aria-hidden />
        </Button>
      )}
      <div id={panelId} className="group-reasons" hidden={phase === 'closed'}>
        {withheld > 0 && (
          <>
            <p>
              {withheldLabel(withheld)}: {withheldWords(query)}
            </p>
            <WithheldList query={query} />
          </>
        )}
        {withheld > 0 && answered !== null && <p>{answered}</p>}
        {masked !== null && <p className="group-masked">{masked}</p>}
      </div>
    </div>
  );
}
