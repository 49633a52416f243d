import { useId, type ReactNode } from 'react';
import { answeredOf, type Figures } from '../../../shared/contract/insights';
import { figureText, insightsText, shareWords, type Definition } from '../../text/insights';
import { number } from './number';

interface Props {
  readonly figures: Figures;
}

/** The four figures a supervisor looks at first, each with what it means. */
export function Headline({ figures }: Props): ReactNode {
  const answered = answeredOf(figures);
  const rated = figures.feedback.helpful + figures.feedback['not-helpful'];
  return (
    <section className="insights-tiles" aria-label={insightsText.headline}>
      <Tile definition={figureText.headline.asked} value={number(figures.asked)} of={insightsText.answered({ answered })} />
      <Share definition={figureText.headline.relevant} part={figures.outcomes.PASS} whole={answered} of={insightsText.ofAnswered} />
      <Share definition={figureText.headline.cached} part={figures.cacheHits} whole={answered} of={insightsText.ofAnswered} />
      <Share definition={figureText.headline.helpful} part={figures.feedback.helpful} whole={rated} of={insightsText.ofRated} />
    </section>
  );
}

interface ShareProps {
  readonly definition: Definition;
  readonly part: number;
  readonly whole: number;
  readonly of: (values: { readonly part: number; readonly whole: number }) => string;
}

function Share({ definition, part, whole, of }: ShareProps): ReactNode {
  return <Tile definition={definition} value={shareWords(part, whole)} of={of({ part, whole })} />;
}

interface TileProps {
  readonly definition: Definition;
  readonly value: string;
  readonly of: string;
}

function Tile({ definition, value, of }: TileProps): ReactNode {
  const nameId = useId();
  return (
    <div className="insights-card insights-tile" role="group" aria-labelledby={nameId}>
      <h2 id={nameId}>{definition.label}</h2>
      <p className="tile-value">{value}</p>
      <p className="tile-of">{of}</p>
      <p className="figure-meaning">{definition.meaning}</p>
    </div>
  );
}
