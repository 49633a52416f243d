import type { ReactNode } from 'react';
import { appText } from '../../text/app';
import './starting-view.css';

/** The outline of the assist view while main starts; comes in slowly, so that a quick start shows nothing of it. */
export function StartingView(): ReactNode {
  return (
    <main className="starting" aria-busy="true">
      <h1 className="visually-hidden">{appText.starting}</h1>
      <div className="starting-head" aria-hidden>
        <span className="bone bone-mark" />
        <span className="bone bone-name" />
      </div>
      <span className="bone bone-search" aria-hidden />
      {[0, 1, 2].map((card) => (
        <div key={card} className="bone-card" aria-hidden>
          <span className="bone bone-title" />
          <span className="bone" />
          <span className="bone bone-short" />
        </div>
      ))}
    </main>
  );
}
