import type { ReactNode } from 'react';

interface Props {
  readonly size: number;
}

/** The product's mark: a cue card with its line of speech. */
export function BrandMark({ size }: Props): ReactNode {
  return (
    <svg className="brand-mark" width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <path
        d="M5 3h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-6.2l-3.9 3.3c-.4.3-.9 0-.9-.5V18H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z"
        fill="var(--accent)"
      />
      <path d="M7 8h10M7 12.5h6" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
