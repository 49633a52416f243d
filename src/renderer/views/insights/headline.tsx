import { useId, type ReactNode } from 'react';
import { answeredOf, type Figures } from '../../../shared/insights';
import { headlineDefinitions, insightsText, type Definition } from '../../text/insights';
import { formats } from './formats';

interface Props {
  readonly figures: Figures;
}

/** The four figures a supervisor looks at first, each with what it means. */
export function Headline({ figures }: Props): ReactNode {
  const answered = answeredOf(figures);
  const rated = figures.feedback.helpful + figures.feedback['not-helpful'];
  return (
    <section className="insights-tiles" aria-label={insightsText.headline}>
      <Tile definition={headlineDefinitions.asked} value={formats.count(figures.asked)} of={`${formats.count(answered)} ${insightsText.answeredWord}`} />
      <Share definition={headlineDefinitions.relevant} part={figures.outcomes.PASS} whole={answered} what={insightsText.answeredWord} />
      <Share definition={headlineDefinitions.cached} part={figures.cacheHits} whole={answered} what={insightsText.answeredWord} />
      <Share definition={headlineDefinitions.helpful} part={figures.feedback.helpful} whole={rated} what={insightsText.ratedWord} />
    </section>
  );
}

interface ShareProps {
  readonly definition: Definition;
  readonly part: number;
  readonly whole: number;
  readonly what: string;
}

function Share({ definition, part, whole, what }: ShareProps): ReactNode {
  const of = insightsText.part(formats.count(part), formats.count(whole), what);
  return <Tile definition={definition} value={formats.share(part, whole)} of={of} />;
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
