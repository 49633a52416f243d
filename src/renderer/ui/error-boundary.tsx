import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { report } from '../bridge/client';
import { appText } from '../text/app';
import './message-page.css';

interface Props {
  readonly children: ReactNode;
}

/** Says that the window failed and offers to load it again; the error goes to the log. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    report(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error));
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="page message-page">
        <div role="alert">
          <h1>{appText.crashed}</h1>
          <p>{appText.crashedHelp}</p>
        </div>
        <Button className="button button-solid button-large" onPress={() => location.reload()}>
          {appText.reload}
        </Button>
      </main>
    );
  }
}
